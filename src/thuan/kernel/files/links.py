"""Attachments and legal bases of a business row: read and written with the row at hand (F1).

The right to change the row is its domain's to judge; what is held here is that the row exists in
the open scope for who reads, and belongs to it for who writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Exists
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.enums import FileState
from thuan.kernel.files.models import Attachment, LegalBasis, Link
from thuan.kernel.tenancy.errors import OutsideScope
from thuan.kernel.tenancy.querysets import require_writable
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.text import clean

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile
    from thuan.kernel.tenancy.rows import Row

L = TypeVar("L", bound=Link)


def _hanging(model: type[L], row: Row) -> QuerySet[L]:
    itself = type(row)._default_manager.filter(pk=row.pk)
    rows: QuerySet[L] = model._default_manager.filter(  # type: ignore[assignment]
        Exists(itself), target_type=row._meta.label_lower, target_id=row.public_id, void_reason=""
    )
    return rows.order_by("pk")


def attachments_of(row: Row) -> QuerySet[Attachment]:
    """The files of a row, in the order they came; none where the row does not exist."""
    return _hanging(Attachment, row).select_related("file")


def legal_bases_of(row: Row) -> QuerySet[LegalBasis]:
    """The documents a row rests on; none where the row does not exist."""
    return _hanging(LegalBasis, row)


@service
def attach(
    *, actor: Actor, at: dt.datetime, row: Row, file: StoredFile, title: str = ""
) -> Attachment:
    """Hang a kept file on the row; the same file again gives the link that stands.

    Raises OutsideScope for a row or a file of another agency, ValidationError for a content that
    was disposed of.
    """
    require_writable(row)
    agency_id = getattr(row, "agency_id", None) or getattr(row, "owner_id", None)
    if file.agency_id not in (None, agency_id):
        raise OutsideScope("A file hangs only on rows of its own agency.")
    if file.state == FileState.DISPOSED:
        raise ValidationError(_("Tệp này đã được tiêu hủy. Gửi lại tệp rồi đính kèm."))
    standing = attachments_of(row).filter(file=file).first()
    if standing is not None:
        return standing
    link = Attachment.objects.create(**_place(row, actor, at), file=file, title=clean(title))
    record(row, "files.attach", extra={"file": str(file.public_id), "name": file.name})
    return link


@service
def rest_on(
    *,
    actor: Actor,
    at: dt.datetime,
    row: Row,
    number: str,
    issued_on: dt.date | None = None,
    place: str = "",
) -> LegalBasis:
    """Write down a document the row rests on; the same again gives the one that stands.

    Raises OutsideScope, and ValidationError without a number.
    """
    require_writable(row)
    named, where = clean(number), clean(place)
    if not named:
        raise ValidationError(_("Nhập số, ký hiệu của văn bản làm căn cứ."))
    standing = legal_bases_of(row).filter(number=named, place=where).first()
    if standing is not None:
        return standing
    told = {"number": named, "issued_on": issued_on, "place": where}
    basis = LegalBasis.objects.create(**_place(row, actor, at), **told)
    record(row, "files.rest_on", changes={name: (None, value) for name, value in told.items()})
    return basis


@service
def void_link(*, actor: Actor, at: dt.datetime, row: Row, link: Link, reason: str) -> None:
    """Take a wrong attachment or basis off the row; it stays readable in the trail.

    Raises OutsideScope, and ValidationError without a reason or when it is off already.
    """
    del actor, at
    require_writable(row)
    why = clean(reason)
    if not why:
        raise ValidationError(_("Ghi lý do hủy bỏ."))
    if not end_facts(_hanging(type(link), row).order_by().filter(pk=link.pk), void_reason=why):
        raise ValidationError(_("Mục này đã được hủy bỏ trước đó. Tải lại trang để xem."))
    record(row, "files.void_link", extra={"link": str(link.public_id)}, comment=why)


def _place(row: Row, actor: Actor, at: dt.datetime) -> dict[str, object]:
    return {
        "target_type": row._meta.label_lower,
        "target_id": row.public_id,
        "added_by_id": actor.person_id,
        "at": at,
    }
