"""Forms of a disposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.forms.keeping import FileForm
from thuan.kernel.ui.forms import Form, TextField
from thuan.kernel.ui.forms.confirm import ConfirmForm

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChooseForm(Form):
    """Ticks of records; which may be chosen comes from the page."""

    records = forms.TypedMultipleChoiceField(
        label=_("Hồ sơ hết thời hạn lưu"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Hồ sơ đang bị giữ lại không có trong danh sách này."),
    )

    def __init__(self, *args: Any, listed: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["records"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(listed)
        if not field.choices:
            field.help_text = _(
                "Hôm nay chưa có hồ sơ nào hết thời hạn lưu mà hủy được. "
                "Bảng “Hồ sơ” ghi mỗi hồ sơ lưu đến hết ngày nào."
            )


class CaseForm(ChooseForm):
    """A new list."""

    field_order = ("title", "proposal", "records")

    title = TextField(
        label=_("Tên đợt hủy"), max_length=255, help_text=_("Ví dụ: Hủy hồ sơ hết hạn năm 2022")
    )
    proposal = TextField(
        label=_("Lý do đề nghị"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecideForm(ConfirmForm):
    """The numbers of the decisions, the fingerprint of what was shown, the factor again."""

    field_order = ("council_no", "decision_no", "password", "code")

    council_no = TextField(
        label=_("Số quyết định lập hội đồng xét hủy"),
        max_length=60,
        help_text=_("Ví dụ 30/QĐ-UBND"),
    )
    decision_no = TextField(
        label=_("Số quyết định hủy"), max_length=60, help_text=_("Ví dụ 41/QĐ-UBND")
    )
    shown_hash = forms.CharField(widget=forms.HiddenInput)


class MinutesForm(FileForm):
    """The minutes in words, or the signed paper."""

    field_order = ("minutes", "file")

    minutes = TextField(
        label=_("Nội dung biên bản"),
        max_length=20_000,
        required=False,
        help_text=_("Ngày, nơi, người chứng kiến, cách hủy. Hoặc chọn tệp biên bản đã ký."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
