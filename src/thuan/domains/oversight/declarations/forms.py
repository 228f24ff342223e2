"""Forms of declarations: entering, publishing, receiving; filters of the registers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.enums import (
    DeclarationReason,
    DeclarationState,
    ScopeChange,
    Standing,
)
from thuan.domains.registry.agencies.api import groups_on
from thuan.domains.registry.standards.api import Edition
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import take_in
from thuan.kernel.tenancy.models import Agency, AgencyParent
from thuan.kernel.ui.forms import DateField, FilterForm, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.files.intake import Intake

SCANS = (Kind.PDF, Kind.JPG, Kind.PNG)
Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]


def edition_choices() -> Choices:
    """The editions in force or once in force, by address."""
    rows = Edition.objects.standing().filter(valid_from__isnull=False).defer("content")
    return [(row.slug, str(row)) for row in rows.order_by("-valid_from", "pk")]


def group_choices(day: dt.date) -> Choices:
    """The groups of the province's reports on the day."""
    english = get_language() == "en"
    return [(row.code, row.name_en if english else row.name_vi) for row in groups_on(day)]


def parent_choices(day: dt.date) -> Choices:
    """Every agency that stands above another on the day, by its code."""
    parents = AgencyParent.objects.on(day).values("parent")
    rows = Agency.objects.filter(pk__in=parents).order_by("sort_key", "pk")
    return list(rows.values_list("code", "name"))


class DeclarationForm(Form):
    """What stands on the signed paper, and the procedures it names."""

    number = TextField(
        label=_("Số bản công bố"), max_length=60, help_text=_("Ví dụ 35/QĐ-UBND hoặc 02/CB-UBND")
    )
    declared_on = DateField(label=_("Ngày ký công bố"), help_text=_("Ví dụ 20/11/2022"))
    edition = OneOf(label=_("Phiên bản tiêu chuẩn"))
    reason = OneOf(label=_("Lý do"), choices=DeclarationReason.choices)
    scope_change = forms.ChoiceField(
        label=_("Phạm vi thay đổi thế nào"),
        choices=[("", _("Không phải thay đổi phạm vi")), *ScopeChange.choices],
        required=False,
        help_text=_("Chỉ chọn khi công bố lại do thay đổi phạm vi."),
    )
    signed_by = TextField(
        label=_("Người ký"), max_length=160, help_text=_("Ví dụ Nguyễn Văn An, Chủ tịch UBND xã")
    )
    scan = forms.FileField(
        label=_("Tệp chụp bản công bố đã ký"),
        required=False,
        help_text=_("Tệp PDF hoặc ảnh, không quá 20 MB. Phải có trước khi đưa vào sổ."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.png"}),
    )
    everything = forms.BooleanField(
        label=_("Lấy mọi thủ tục của cơ quan trong danh mục hôm nay"), required=False
    )
    pasted = TextField(
        label=_("Hoặc dán mã thủ tục"),
        required=False,
        max_length=20_000,
        help_text=_("Mỗi mã một dòng, hoặc cách nhau bằng dấu phẩy; cộng thêm vào mục đã chọn."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    codes = forms.MultipleChoiceField(
        label=_("Thủ tục hành chính trong phạm vi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Đã đánh dấu sẵn các thủ tục của bản công bố gần nhất, nếu có."),
    )
    scope_text = TextField(
        label=_("Phạm vi bằng lời"),
        required=False,
        max_length=4000,
        help_text=_("Ví dụ lĩnh vực, hoạt động không có mã thủ tục."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, editions: Choices, listed: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition, codes = self.fields["edition"], self.fields["codes"]
        assert isinstance(edition, forms.ChoiceField)
        assert isinstance(codes, forms.MultipleChoiceField)
        edition.widget = forms.Select()
        edition.choices = editions
        codes.choices = listed
        if not listed:
            codes.help_text = _(
                "Danh mục của tỉnh chưa có thủ tục nào của cơ quan: ghi phạm vi bằng lời."
            )

    def clean_scan(self) -> Intake | None:
        """The file taken in; its refusals are its own sentences."""
        upload = self.cleaned_data["scan"]
        return take_in(upload, kinds=SCANS) if upload else None

    def chosen(self, every: Iterable[str]) -> tuple[str, ...]:
        """Every code that was ticked, pasted, or meant by "everything"."""
        told = self.cleaned_data
        pasted = [code for code in re.split(r"[\s,;]+", told["pasted"]) if code]
        return tuple(
            dict.fromkeys([*told["codes"], *pasted, *(every if told["everything"] else ())])
        )


class PublishForm(Form):
    """Where and when it was posted, and when it went to the department."""

    published_on = DateField(label=_("Ngày niêm yết"))
    places = TextField(
        label=_("Nơi niêm yết, đăng tải"),
        max_length=2000,
        help_text=_("Ví dụ: bảng tin trụ sở; trang thông tin điện tử của xã (ghi địa chỉ)."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sent_on = DateField(
        label=_("Ngày gửi Sở Khoa học và Công nghệ"),
        required=False,
        help_text=_("Để trống khi chưa gửi."),
    )


class ReceiveForm(Form):
    """The day and the number under which it came."""

    received_on = DateField(label=_("Ngày nhận"))
    incoming_no = TextField(label=_("Số đến"), max_length=60, required=False)
    note = TextField(label=_("Ghi chú"), max_length=255, required=False)


class TermsForm(Form):
    """The term and where it comes from."""

    redeclare_days = IntegerField(
        label=_("Công bố lại trong (ngày)"),
        min_value=1,
        max_value=365,
        help_text=_("Mặc định 60 ngày, tính từ ngày danh mục thủ tục thay đổi."),
    )
    legal_basis = TextField(
        label=_("Căn cứ"), max_length=255, help_text=_("Ví dụ Kế hoạch 12/KH-UBND ngày 05/01/2022")
    )


class DeclarationFilter(FilterForm):
    """Filters of the declarations."""

    tim = TextField(
        label=_("Tìm số, người ký, phạm vi"), widget=forms.TextInput(attrs={"type": "search"})
    )
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=DeclarationState.choices)
    ly_do = forms.ChoiceField(label=_("Lý do"), choices=DeclarationReason.choices)


class ProvinceFilter(FilterForm):
    """Filters of the register of the province, with what there is to choose on the day."""

    tim = TextField(label=_("Tìm cơ quan"), widget=forms.TextInput(attrs={"type": "search"}))
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), choices=Standing.choices)
    nhom = OneOf(label=_("Nhóm"), required=False)
    dia_ban = OneOf(label=_("Cơ quan cấp trên"), required=False)
    phien_ban = OneOf(label=_("Phiên bản tiêu chuẩn"), required=False)

    def __init__(self, *args: Any, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("nhom", group_choices(day)),
            ("dia_ban", parent_choices(day)),
            ("phien_ban", edition_choices()),
        ):
            offered = [("", _("Tất cả")), *choices]
            self.fields[name].choices = offered  # type: ignore[attr-defined]
