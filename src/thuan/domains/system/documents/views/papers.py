"""A version to be printed: a paper of its own, marked as a copy nobody controls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.system.documents.papers import FORMATS, version_paper
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.views.common import OfVersion
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from django.http import HttpRequest


class Paper(OfVersion, GuardedMixin, View):
    """Cover, control blocks and content as PDF or Word; that a copy left is written down."""

    permission = DocumentPermission.VIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        kind = request.GET.get("xuat", "pdf")
        if kind not in FORMATS:
            raise Http404
        version = self.version_row
        by = str(request.user.person)  # type: ignore[union-attr]
        paper = version_paper(version, kind, by=by, at=self.at, is_demo=site().is_demo)
        content, name = paper
        saw(self.actor, version, _("In tài liệu (%(kind)s)") % {"kind": kind})
        told = content_disposition_header(as_attachment=True, filename=name)
        headers = {"Content-Disposition": told or "attachment"}
        return HttpResponse(content, content_type=FORMATS[kind], headers=headers)
