"""Rows for contents, disposal, and the sweep of what no row stands for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import clock
from thuan.kernel.files import storage
from thuan.kernel.files.enums import Fault, FileState
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.extracting import unread
from thuan.kernel.files.models import FileText, StoredFile
from thuan.kernel.jobs.queueing import enqueue

if TYPE_CHECKING:
    from pathlib import Path

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake

ORPHAN_AFTER = dt.timedelta(hours=24)
# Somebody may be storing the same content at this moment; the nightly sweep comes back for it.
IN_FLIGHT = dt.timedelta(minutes=10)


@service
def store(intake: Intake, *, agency_id: int | None, actor: Actor, at: dt.datetime) -> StoredFile:
    """The row of a content that was taken in, for an agency or (None) for the province."""
    if not storage.path_of(intake.sha256).exists():
        raise RefusedFile(Fault.BROKEN, intake.name)
    row = StoredFile.objects.create(
        sha256=intake.sha256,
        size=intake.size,
        kind=intake.kind,
        name=intake.name,
        agency_id=agency_id,
        uploaded_by_id=actor.person_id,
        at=at,
    )
    record(row, "files.store", extra={"sha256": row.sha256, "size": row.size, "name": row.name})
    enqueue("files.extract", sha256=row.sha256)
    return row


@service
def dispose(
    row: StoredFile,
    *,
    basis: str,
    actor: Actor,
    at: dt.datetime,
) -> StoredFile:
    """Take the content away by a decision and leave the row; the right is the caller's to judge.

    The content goes when the act is committed, unless another kept row stands on it.
    """
    del actor
    if not basis.strip():
        raise ValidationError(_("Ghi căn cứ tiêu hủy: số và ngày của quyết định."))
    row = StoredFile.objects.select_for_update().get(pk=row.pk)
    if row.state == FileState.DISPOSED:
        raise ValidationError(_("Tệp này đã được tiêu hủy trước đó."))
    row.state, row.disposed_at, row.disposal_basis = FileState.DISPOSED, at, basis
    row.save(update_fields=["state", "disposed_at", "disposal_basis"])
    moved = (FileState.KEPT.value, FileState.DISPOSED.value)
    record(row, "files.dispose", changes={"state": moved}, comment=basis)
    sha256 = row.sha256
    transaction.on_commit(lambda: remove_content(storage.path_of(sha256), younger=IN_FLIGHT))
    return row


def remove_content(path: Path, *, younger: dt.timedelta) -> bool:
    """Remove a content that no kept row stands on and nobody touched lately; whether it went."""
    with storage.held(alone=True):
        if not path.exists() or _age(path) < younger:
            return False
        if StoredFile.objects.filter(sha256=path.name, state=FileState.KEPT).exists():
            return False
        path.unlink()
        FileText.objects.filter(sha256=path.name).delete()
        return True


@service
def queue_unread(*, actor: Actor, at: dt.datetime) -> int:
    """Have the contents read whose words are not known though their kind has a reader; how many."""
    del actor, at
    waiting = unread()
    for sha256 in waiting:
        enqueue("files.extract", sha256=sha256)
    return len(waiting)


def sweep() -> int:
    """Remove drafts and contents without a row that are older than a day; gives how many."""
    swept = sum(remove_content(path, younger=ORPHAN_AFTER) for path in storage.contents())
    for path in storage.leftovers():
        if _age(path) >= ORPHAN_AFTER:
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def _age(path: Path) -> dt.timedelta:
    return clock.real_now() - dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
