"""Giving a file out: behind a gate, as an attachment, inert in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.generic import View

from thuan.kernel.files import storage
from thuan.kernel.files.enums import MEDIA_TYPES, FileState, Kind
from thuan.kernel.files.gates import may_have
from thuan.kernel.files.models import StoredFile

if TYPE_CHECKING:
    from enum import StrEnum
    from uuid import UUID

    from django.http import HttpRequest

INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store",
}


class Download(View):
    """The content under its name; 404 for another agency's, 403 for one's own without the right.

    Every signed-in person may ask (visitors are sent to the log-in); the gates answer.
    """

    permission: ClassVar[StrEnum | None] = None

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        row = StoredFile.objects.filter(public_id=public_id).first()
        if row is None:
            raise Http404
        if not may_have(actor, row):
            if row.agency_id in actor.agency_ids:
                raise PermissionDenied(_("Tệp này thuộc phần việc của người khác trong cơ quan."))
            raise Http404
        if row.state == FileState.DISPOSED:
            return HttpResponse(_("Nội dung tệp đã được tiêu hủy theo quyết định."), status=410)
        path = storage.path_of(row.sha256)
        if not path.exists():
            raise Http404(_("Không tìm thấy nội dung tệp trong kho lưu trữ."))
        media_type = MEDIA_TYPES[Kind(row.kind)]
        handle = path.open("rb")
        given = FileResponse(handle, as_attachment=True, filename=row.name, content_type=media_type)
        for name, value in INERT.items():
            given[name] = value
        return given
