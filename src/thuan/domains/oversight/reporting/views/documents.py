"""A report as an official document, and two of its versions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.models import DraftContent
from thuan.domains.oversight.reporting.papers import OFFICIAL_FORMATS, draft_paper, version_paper
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.changes import changes
from thuan.domains.oversight.reporting.selectors.versions import versions_of
from thuan.domains.oversight.reporting.views.common import report_link, report_or_404
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import AnnualReport, ReportVersion


class DraftDocument(GuardedMixin, View):
    """The print that is signed by hand, while the report waits for the signature (F7)."""

    permission = ReportPermission.OWN

    def get(self, request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
        """Only for the agency itself: a draft does not exist for others (F5)."""
        del request
        report = report_or_404(self.actor, public_id)
        if kind not in OFFICIAL_FORMATS or report.state != ReportState.INTERNAL_REVIEW:
            raise Http404
        paper = DraftContent.objects.filter(report=report).first()
        if paper is None:
            raise Http404
        saw(self.actor, paper, "annual_report.print_to_sign")
        return _download(*draft_paper(report, kind, is_demo=site().is_demo))


class VersionDocument(GuardedMixin, View):
    """A signed version; the province reads those that were sent."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, number: int, kind: str) -> HttpResponse:
        del request
        report = report_or_404(self.actor, public_id)
        found = [one for one in versions_of(report) if one.number == number]
        if kind not in OFFICIAL_FORMATS or not found:
            raise Http404
        saw(self.actor, found[0], "annual_report.export")
        return _download(*version_paper(report, found[0], kind, is_demo=site().is_demo))


def _download(content: bytes, name: str, media: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class CompareVersions(GuardedMixin, View):
    """The fields in which two versions differ, with both values."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        report = report_or_404(self.actor, public_id)
        versions = versions_of(report)
        older, newer = _asked(versions, request.GET.get("tu", ""), request.GET.get("den", ""))
        listed = (
            changes(report, older.content["values"], newer.content["values"])
            if older and newer
            else []
        )
        context = {
            "title": _("So sánh hai bản báo cáo"),
            "breadcrumb": (report_link(report),),
            "report": report,
            "versions": versions,
            "older": older,
            "newer": newer,
            "changes": listed,
            "prints": [(one, one.content_hash[:12]) for one in (older, newer) if one],
        }
        return render(request, "reporting/compare_versions.html", context)


def _asked(
    versions: Sequence[ReportVersion], older: str, newer: str
) -> tuple[ReportVersion | None, ReportVersion | None]:
    """The two versions of the address, or the last two; an unknown number is no page."""
    known = {str(one.number): one for one in versions}
    if (older and older not in known) or (newer and newer not in known):
        raise Http404
    if len(versions) < 2:
        return None, None
    return known.get(older, versions[-2]), known.get(newer, versions[-1])


def paper_links(
    report: AnnualReport, versions: Sequence[ReportVersion], *, own: bool
) -> list[Link]:
    """The documents of a report that this person may take away, for its page."""
    links = []
    if own and report.state == ReportState.INTERNAL_REVIEW:
        address = reverse("reporting:draft_document", args=[report.public_id, "pdf"])
        links.append(Link(_("Bản trình ký (.pdf)"), address, "download"))
    if versions:
        for kind in OFFICIAL_FORMATS:
            place = [report.public_id, versions[-1].number, kind]
            words = _("Bản %(n)s (.%(kind)s)") % {"n": versions[-1].number, "kind": kind}
            links.append(Link(words, reverse("reporting:version_document", args=place), "download"))
    if len(versions) > 1:
        address = reverse("reporting:compare_versions", args=[report.public_id])
        links.append(Link(_("So sánh hai bản"), address, "list-check"))
    return links
