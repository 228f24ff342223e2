"""A version, and the master list of a day, to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.registry.agencies.api import above
from thuan.domains.system.documents.forms import MasterListFilter
from thuan.domains.system.documents.papers import FORMATS, master_list_paper, version_paper
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import master_list
from thuan.domains.system.documents.views.common import OfVersion
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import own_agency
from thuan.kernel.reports.committees import in_full
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from django.http import HttpRequest


class Paper(OfVersion, GuardedMixin, View):
    """Cover, control blocks and content as PDF or Word; that a copy left is written down."""

    permission = DocumentPermission.VIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        kind = _kind(request)
        version = self.version_row
        by = str(request.user.person)  # type: ignore[union-attr]
        paper = version_paper(version, kind, by=by, at=self.at, is_demo=site().is_demo)
        content, name = paper
        saw(self.actor, version, _("In tài liệu (%(kind)s)") % {"kind": kind})
        return _file(content, name, kind)


class MasterListPaper(GuardedMixin, View):
    """The list of the agency for which the person acts, of today or of the day in the address."""

    permission = DocumentPermission.VIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        kind, day = _kind(request), business_day(self.at)
        form = MasterListFilter(request.GET)
        day = form.wanted()["ngay"] or day
        agency = Agency.objects.get(pk=own_agency(self.actor, self.permission))
        rows = list(master_list(self.actor, day).filter(agency=agency.pk))
        chain = above(agency.pk, day)
        parent = in_full(Agency.objects.get(pk=chain[0]).name) if chain else ""
        content, name = master_list_paper(
            agency, rows, day, kind, parent=parent, is_demo=site().is_demo
        )
        saw(self.actor, agency, _("In danh mục tài liệu (%(kind)s)") % {"kind": kind})
        return _file(content, name, kind)


def _kind(request: HttpRequest) -> str:
    kind = request.GET.get("xuat", "pdf")
    if kind not in FORMATS:
        raise Http404
    return kind


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    told = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": told or "attachment"}
    return HttpResponse(content, content_type=FORMATS[kind], headers=headers)
