"""Giving a file out: behind a gate, as an attachment, inert in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.generic import View

from thuan.kernel.files import storage
from thuan.kernel.files.enums import MEDIA_TYPES, FileState, Kind, NoText
from thuan.kernel.files.gates import may_have
from thuan.kernel.files.models import StoredFile
from thuan.kernel.files.picturing import MOST_PAGES, can_be_drawn, picture_of

if TYPE_CHECKING:
    from enum import StrEnum
    from uuid import UUID

    from django.http import HttpRequest

INERT = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-store",
}


def _allowed(request: HttpRequest, public_id: UUID) -> StoredFile:
    """The file that this person may have; 404 for another agency's, 403 for one's own."""
    actor = request.actor  # type: ignore[attr-defined]
    row = StoredFile.objects.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    if not may_have(actor, row):
        if row.agency_id in actor.agency_ids:
            raise PermissionDenied(_("Tệp này thuộc phần việc của người khác trong cơ quan."))
        raise Http404
    return row


class Page(View):
    """One page of a PDF as a picture; the same gates as for the file itself."""

    permission: ClassVar[StrEnum | None] = None

    def get(self, request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        row = _allowed(request, public_id)
        if not can_be_drawn(row) or not 1 <= number <= MOST_PAGES:
            raise Http404
        drawn = picture_of(row, number)
        if isinstance(drawn, NoText) or not drawn.content:
            raise Http404(_("Trang này không vẽ được; tải tệp về để xem."))
        return HttpResponse(drawn.content, content_type=MEDIA_TYPES[Kind.JPG], headers=INERT)


class Download(View):
    """The content under its name; 404 for another agency's, 403 for one's own without the right.

    Every signed-in person may ask (visitors are sent to the log-in); the gates answer.
    """

    permission: ClassVar[StrEnum | None] = None

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponseBase:
        row = _allowed(request, public_id)
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
