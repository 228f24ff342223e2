"""The file of a version read on the page, without a program for it and without downloading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.views.common import OfVersion, version_url
from thuan.domains.system.documents.words import kept_as
from thuan.kernel.files.enums import NoText
from thuan.kernel.files.gates import may_have
from thuan.kernel.files.picturing import MOST_PAGES, can_be_drawn, picture_of
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ReadFile(OfVersion, GuardedMixin, View):
    """Pages of a PDF as pictures under the stamp of the version, if it has one."""

    permission = DocumentPermission.VIEW
    template_name: ClassVar[str] = "documents/file.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        version = self.version_row
        file = version.file
        if file is None or not can_be_drawn(file) or not may_have(self.actor, file):
            raise Http404
        counted = picture_of(file, 0)
        pages = 0 if isinstance(counted, NoText) else counted.pages
        shown = range(1, min(pages, MOST_PAGES) + 1)
        context = {
            "title": _("Tệp của %(document)s") % {"document": version.document},
            "breadcrumb": self.breadcrumb,
            "stamp": kept_as(version),
            "version": version,
            "version_url": version_url(version),
            "file": file,
            "file_url": reverse("files:download", args=[file.public_id]),
            "pages": pages,
            "more": max(pages - MOST_PAGES, 0),
            "pictures": [
                (number, reverse("files:page", args=[file.public_id, number])) for number in shown
            ],
        }
        return render(request, self.template_name, context)
