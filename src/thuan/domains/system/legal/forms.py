"""Forms of legal bases and of the work that changed law brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.system.legal.enums import UpdateState
from thuan.kernel.ui.forms import FilterForm, Form, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

LATE = "qua-han"


class BasisFilter(FilterForm):
    """Filters of the list of external documents."""

    tim = TextField(
        label=_("Tìm số, trích yếu, mã tài liệu"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), choices=LegalStatus.choices)


class UpdateFilter(FilterForm):
    """Filters of the work."""

    tim = TextField(
        label=_("Tìm mã, tên tài liệu"), widget=forms.TextInput(attrs={"type": "search"})
    )
    van_ban = TextField(label=_("Số văn bản"))
    xu_ly = forms.ChoiceField(
        label=_("Xử lý"), choices=[*UpdateState.choices, (LATE, _("Quá hạn"))]
    )


class ChangeFilter(FilterForm):
    """Filter of the changes."""

    tim = TextField(label=_("Tìm số văn bản"), widget=forms.TextInput(attrs={"type": "search"}))


class BasisForm(Form):
    """A text of the register, or one that the agency writes down itself."""

    text = forms.ChoiceField(
        label=_("Văn bản trong danh mục của tỉnh"),
        required=False,
        help_text=_("Chỉ có văn bản đang có hiệu lực hôm nay."),
    )
    own_number = TextField(
        label=_("Hoặc số, ký hiệu văn bản khác"),
        required=False,
        max_length=60,
        help_text=_("Văn bản không có trong danh mục, ví dụ 15/QĐ-UBND; cơ quan tự theo dõi."),
    )
    own_title = TextField(label=_("Trích yếu văn bản khác"), required=False, max_length=500)
    own_issuer = TextField(label=_("Cơ quan ban hành văn bản khác"), required=False, max_length=160)

    def __init__(self, *args: Any, texts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Chọn trong danh sách")), *texts]


class ReasonForm(Form):
    """A step that wants its reason."""

    comment = TextField(
        label=_("Lý do"),
        max_length=2000,
        help_text=_("Ví dụ: phần viện dẫn không đổi nội dung; các bước của quy trình vẫn đúng."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EndForm(Form):
    """Why a text is no basis any more."""

    comment = TextField(
        label=_("Lý do"),
        max_length=2000,
        help_text=_("Ví dụ: bản mới của tài liệu không còn viện dẫn văn bản này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
