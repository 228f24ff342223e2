"""The steps of a disposal, and its minutes as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views import View

from thuan.domains.system.records.enums import DECIDED
from thuan.domains.system.records.forms import (
    CaseForm,
    ChooseForm,
    CommentForm,
    DecideForm,
    MinutesForm,
)
from thuan.domains.system.records.papers import FORMATS, minutes_paper
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import choosable
from thuan.domains.system.records.services import disposing
from thuan.domains.system.records.views.common import (
    DISPOSALS,
    REGISTER,
    OfCase,
    Step,
    url_of,
)
from thuan.domains.system.records.views.disposals import lines_of
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.accounts.confirming import Confirmation
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import own_agency
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest

    from thuan.domains.system.records.models import DisposalCase


def _listed(page: Any, case: DisposalCase | None) -> list[tuple[int, str]]:
    rows = choosable(page.actor, case, business_day(page.at))[: disposing.MOST]
    return [(row.pk, f"{row} ({row.record_type.name}, {_closed(row)})") for row in rows]


def _closed(row: Any) -> str:
    return str(_("đóng %(day)s") % {"day": format_date(row.closed_on)})


class DraftDisposal(FormPage):
    """A new list of records to dispose of."""

    permission = RecordPermission.PROPOSE
    form_class = CaseForm
    title = _("Lập danh mục hủy hồ sơ")
    button = _("Lập danh mục")
    success = _("Đã lập danh mục. Xem lại rồi bấm “Đề nghị hủy”.")
    breadcrumb = (REGISTER, DISPOSALS)

    def form_arguments(self) -> dict[str, Any]:
        return {"listed": _listed(self, None)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            disposing.draft_disposal,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, RecordPermission.PROPOSE),
            **form.cleaned_data,
        )
        return url_of(done.result, "disposal") if done.result else ""


class _CaseStep(OfCase, Step):  # type: ignore[override]
    """A step of a disposal with its confirmation page."""

    takes = "case"
    page = "disposal"

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        return ((_("Đợt hủy"), str(self.row)), (_("Số hồ sơ"), str(self.row.records.count())))


class Choose(_CaseStep):
    permission = RecordPermission.PROPOSE
    form_class = ChooseForm
    title = _("Thêm bớt hồ sơ trong danh mục hủy")
    button = _("Lưu danh mục")
    success = _("Đã lưu danh mục.")
    service = staticmethod(disposing.choose_records)
    versioned = False

    def form_arguments(self) -> dict[str, Any]:
        chosen = list(self.row.records.values_list("pk", flat=True))
        return {"listed": _listed(self, self.row), "initial": {"records": chosen}}


class Propose(_CaseStep):
    permission = RecordPermission.PROPOSE
    title = _("Đề nghị hủy hồ sơ")
    button = _("Đề nghị hủy")
    consequence = _("Danh mục được khóa và đến thủ trưởng. Người đề nghị không quyết định.")
    success = _("Đã đề nghị hủy.")
    service = staticmethod(disposing.propose_disposal)


class Approve(_CaseStep):
    """The list shown here is the list decided on: its fingerprint goes with the press (U31)."""

    permission = RecordPermission.DECIDE
    form_class = DecideForm
    template_name = "records/approve.html"
    title = _("Quyết định hủy hồ sơ")
    button = _("Quyết định hủy")
    consequence = _("Sau khi hủy, nội dung các tệp không lấy lại được; dòng ghi trong sổ vẫn còn.")
    success = _("Đã quyết định hủy. Người lưu trữ thực hiện và lập biên bản.")
    service = staticmethod(disposing.approve_disposal)
    versioned = False

    def form_arguments(self) -> dict[str, Any]:
        confirm = Confirmation(self.request, self.key)
        return {"confirm": confirm, "initial": {"shown_hash": self.row.content_hash}}

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        names = ("council_no", "decision_no", "shown_hash")
        return {name: form.cleaned_data[name] for name in names}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "lines": lines_of(self.row)}


class Reject(_CaseStep):
    permission = RecordPermission.DECIDE
    form_class = CommentForm
    title = _("Không chấp thuận hủy hồ sơ")
    button = _("Không chấp thuận")
    consequence = _("Các hồ sơ được lưu tiếp và có thể đề nghị lại trong đợt khác.")
    success = _("Đã ghi không chấp thuận.")
    service = staticmethod(disposing.reject_disposal)


class Cancel(_CaseStep):
    permission = RecordPermission.PROPOSE
    form_class = CommentForm
    title = _("Bỏ đợt hủy hồ sơ")
    button = _("Bỏ đợt hủy")
    consequence = _("Các hồ sơ được lưu tiếp và có thể đề nghị lại trong đợt khác.")
    success = _("Đã bỏ đợt hủy.")
    service = staticmethod(disposing.cancel_disposal)


class CarryOut(_CaseStep):
    permission = RecordPermission.DISPOSE
    form_class = MinutesForm
    title = _("Ghi đã hủy hồ sơ")
    button = _("Hủy nội dung, ghi biên bản")
    consequence = _(
        "Nội dung các tệp bị xóa và không lấy lại được. Bản giấy phải đã hủy theo biên bản."
    )
    success = _("Đã hủy hồ sơ và ghi biên bản.")
    service = staticmethod(disposing.carry_out_disposal)
    versioned = False

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        return {"minutes": form.cleaned_data["minutes"], "intake": form.cleaned_data["file"]}


class Minutes(OfCase, GuardedMixin, View):
    """The minutes with the list, to be printed and signed by the council; that it left is kept."""

    permission = RecordPermission.VIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        case = self.row
        kind = request.GET.get("xuat", "pdf")
        if case.state not in DECIDED or kind not in FORMATS:
            raise Http404
        content, name = minutes_paper(case, kind, is_demo=site().is_demo)
        saw(self.actor, case, _("Tải biên bản hủy (%(kind)s)") % {"kind": kind})
        return HttpResponse(
            content,
            content_type=FORMATS[kind],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
