"""Forms of the legal register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import AFFECTING, LegalStatus, TextKind
from thuan.domains.registry.law.selectors.texts import text_numbered
from thuan.kernel.text import clean
from thuan.kernel.ui.forms import DateField, FilterForm, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from thuan.domains.registry.law.models import LegalText

DUE, UNVERIFIED = "den-han", "chua-kiem-chung"


class TextFilter(FilterForm):
    """Filters of the register."""

    tim = TextField(label=_("Tìm số, trích yếu"), widget=forms.TextInput(attrs={"type": "search"}))
    loai = forms.ChoiceField(label=_("Loại"), choices=TextKind.choices)
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), choices=LegalStatus.choices)
    kiem_tra = forms.ChoiceField(
        label=_("Cần xem"),
        choices=[(DUE, _("Đến hạn kiểm tra hiệu lực")), (UNVERIFIED, _("Chưa kiểm chứng"))],
    )


class TextForm(Form):
    """What is said of a text through all its days."""

    number = TextField(label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ 118/2025/NĐ-CP"))
    kind = OneOf(label=_("Loại"), choices=TextKind.choices)
    issuer = TextField(label=_("Cơ quan ban hành"), max_length=160, help_text=_("Ví dụ Chính phủ"))
    title = TextField(
        label=_("Trích yếu"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    issued_on = DateField(label=_("Ngày ban hành"), required=False, help_text=_("Ví dụ 09/06/2025"))
    effective_from = DateField(
        label=_("Có hiệu lực từ ngày"),
        required=False,
        help_text=_(
            "Để trống nếu chưa tra được; văn bản được coi là có hiệu lực từ ngày ban hành."
        ),
    )
    is_verified = forms.BooleanField(label=_("Đã đối chiếu với văn bản công bố"), required=False)


class NewTextForm(TextForm):
    """A new text may say itself how long it holds."""

    field_order = (
        *("number", "kind", "issuer", "title", "issued_on", "effective_from", "expires_on"),
        "is_verified",
    )
    expires_on = DateField(
        label=_("Hết hiệu lực từ ngày"),
        required=False,
        help_text=_("Chỉ ghi khi chính văn bản nói thời hạn của nó."),
    )


class ChangeForm(Form):
    """What became of a text."""

    status = OneOf(
        label=_("Điều đã xảy ra"),
        choices=[one for one in LegalStatus.choices if one[0] in AFFECTING],
    )
    valid_from = DateField(label=_("Từ ngày"), help_text=_("Ví dụ 01/07/2025"))
    by_text = TextField(
        label=_("Văn bản sửa đổi hoặc thay thế"),
        required=False,
        max_length=60,
        help_text=_(
            "Số, ký hiệu có trong danh mục, ví dụ 118/2025/NĐ-CP; hết hiệu lực thì bỏ trống."
        ),
        widget=forms.TextInput(attrs={"list": "so-van-ban", "autocomplete": "off"}),
    )
    note = TextField(
        label=_("Ghi chú"),
        required=False,
        max_length=1000,
        help_text=_("Ví dụ: bãi bỏ Điều 17; nơi đã tra cứu."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_by_text(self) -> LegalText | None:
        """The text of this number; one that is not known is said with the way out."""
        number = clean(self.cleaned_data["by_text"])
        if not number:
            return None
        found = text_numbered(number)
        if found is None:
            words = {"number": number}
            raise ValidationError(
                gettext(
                    "Chưa có %(number)s trong danh mục. Thêm văn bản đó trước rồi ghi thay đổi."
                )
                % words
            )
        return found


class UndoForm(Form):
    """Why a change is taken back."""

    comment = TextField(
        label=_("Lý do"),
        max_length=1000,
        help_text=_("Cơ quan đã nhận việc cập nhật sẽ đọc lý do này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TermsForm(Form):
    """The two terms and where they come from."""

    check_days = IntegerField(
        label=_("Kiểm tra hiệu lực sau (ngày)"),
        min_value=1,
        max_value=730,
        help_text=_("Mặc định 90 ngày."),
    )
    update_days = IntegerField(
        label=_("Cập nhật tài liệu trong (ngày làm việc)"),
        min_value=1,
        max_value=250,
        help_text=_("Mặc định 15 ngày làm việc, tính từ ngày thay đổi có hiệu lực hoặc được ghi."),
    )
    legal_basis = TextField(
        label=_("Căn cứ"), max_length=255, help_text=_("Ví dụ Kế hoạch 12/KH-UBND ngày 05/01/2022")
    )


def words_of(text: LegalText) -> dict[str, Any]:
    """What stands in a text now, under the names of the form."""
    names = ("number", "kind", "issuer", "title", "issued_on", "effective_from", "is_verified")
    return {name: getattr(text, name) for name in names}
