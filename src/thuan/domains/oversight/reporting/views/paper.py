"""Reports on paper: signed at the agency, or arrived at the department; and their scans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.forms.paper import (
    ArrivalForm,
    SignedPaperForm,
)
from thuan.domains.oversight.reporting.models import (
    ReportCycle,
    ReportVersion,
)
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.selectors.paper import (
    arrivals_on_paper,
    not_come,
)
from thuan.domains.oversight.reporting.services.paper import (
    SCANS,
    SignedPaper,
    head_on,
    register_signed_paper,
)
from thuan.domains.oversight.reporting.services.receiving import (
    register_arrival,
)
from thuan.domains.oversight.reporting.views.common import ReportStep, report_or_404, report_url
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.files import storage
from thuan.kernel.files.enums import MEDIA_TYPES, Kind
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.intake import Intake, take_in
from thuan.kernel.files.views import INERT
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest


def taken_in(form: forms.Form) -> Intake | None:
    """The scan of a form, judged and kept; what is wrong with it stands beside the field."""
    try:
        return take_in(form.cleaned_data["scan"], kinds=SCANS)
    except RefusedFile as refused:
        form.add_error("scan", refused)
        return None


def paper_of(form: forms.Form) -> SignedPaper:
    """What was read off the paper."""
    typed = form.cleaned_data
    return SignedPaper(
        typed["document_no"],
        typed["document_on"],
        typed["signer_name"],
        typed.get("fingerprint", ""),
        typed.get("signer_reason", ""),
    )


class RegisterPaper(ReportStep):
    """The archivist registers the paper the head signed."""

    permission = ReportPermission.REGISTER_PAPER
    form_class = SignedPaperForm
    title = gettext_lazy("Ghi nhận bản giấy đã ký")
    button = gettext_lazy("Ghi nhận bản giấy đã ký")
    consequence = gettext_lazy(
        "Báo cáo được khóa với nội dung đã in và ghi “ký trên bản giấy”. Bước sau: gửi Sở."
    )
    success = gettext_lazy("Đã ghi nhận bản giấy đã ký.")
    service = staticmethod(register_signed_paper)

    def form_arguments(self) -> dict[str, Any]:
        report = self.report()
        return {"initial": {"signer_name": head_on(report.agency_id, business_day(self.at))}}

    def carry_out(self, form: forms.Form) -> str:
        report, scan = self.report(), taken_in(form)
        if scan is None:
            return ""
        done = attempt(
            form,
            register_signed_paper,
            actor=self.actor,
            at=self.at,
            report=report,
            paper=paper_of(form),
            scan=scan,
            base_version=self.version,
        )
        return report_url(report) if done else ""


class RegisterArrival(FormPage):
    """An officer writes down the paper of an agency that has not sent."""

    permission = ReportPermission.RECEIVE_PAPER
    form_class = ArrivalForm
    title = gettext_lazy("Ghi nhận báo cáo giấy đến Sở")
    button = gettext_lazy("Ghi nhận báo cáo giấy")
    success = gettext_lazy("Đã ghi nhận báo cáo giấy. Bước sau: nhập số liệu thay cơ quan.")
    lead = gettext_lazy(
        "Thời điểm đến để xét trễ hạn là lúc nhập số liệu vào hệ thống; ngày đến trên dấu được "
        "ghi bên cạnh và là căn cứ miễn xét khi bản giấy đến trước hạn."
    )

    def cycle(self) -> ReportCycle:
        found = cycles().filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        rows = list(not_come(self.actor, self.cycle(), ReportPermission.RECEIVE_PAPER))
        wanted = self.request.GET.get("co-quan", "")
        chosen = next((str(row.agency_id) for row in rows if row.code == wanted), "")
        offered = [(str(row.agency_id), row.name) for row in rows]
        return {"agencies": offered, "initial": {"agency": chosen}}

    def carry_out(self, form: forms.Form) -> str:
        scan = taken_in(form)
        if scan is None:
            return ""
        typed = form.cleaned_data
        done = attempt(
            form,
            register_arrival,
            actor=self.actor,
            at=self.at,
            cycle=self.cycle(),
            agency_id=int(typed["agency"]),
            arrived_on=typed["arrived_on"],
            incoming_no=typed["incoming_no"],
            paper=paper_of(form),
            scan=scan,
        )
        if not done or done.result is None:
            return ""
        return reverse("reporting:enter_from_paper", args=[done.result.public_id])

    def context(self, form: forms.Form) -> dict[str, Any]:
        board = f"{reverse('reporting:tracking')}?nam={self.cycle().year}"
        return {
            **super().context(form),
            "breadcrumb": (Link(_("Theo dõi báo cáo năm"), board),),
        }


class Scan(GuardedMixin, View):
    """The scan of a version signed on paper, for who may read the version; the read is kept."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, number: int) -> HttpResponseBase:
        del request
        report = report_or_404(self.actor, public_id)
        rows = ReportVersion.objects.filter(report=report, number=number, scan__isnull=False)
        version = rows.select_related("scan").first()
        if version is None or version.scan is None:
            raise Http404
        path = storage.path_of(version.scan.sha256)
        if not path.exists():
            raise Http404
        saw(self.actor, version, _("xem bản quét báo cáo đã ký"))
        return _given(version.scan, path.open("rb"))


class ArrivalScan(GuardedMixin, View):
    """The scan of a paper on the officer's desk."""

    permission = ReportPermission.RECEIVE_PAPER

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponseBase:
        del request
        arrival = arrivals_on_paper(self.actor).filter(public_id=public_id).first()
        if arrival is None:
            raise Http404
        path = storage.path_of(arrival.scan.sha256)
        if not path.exists():
            raise Http404
        saw(self.actor, arrival, _("xem bản quét báo cáo giấy đến"))
        return _given(arrival.scan, path.open("rb"))


def _given(scan: Any, handle: Any) -> FileResponse:
    media = MEDIA_TYPES[Kind(scan.kind)]
    given = FileResponse(handle, as_attachment=True, filename=scan.name, content_type=media)
    for name, value in INERT.items():
        given[name] = value
    return given
