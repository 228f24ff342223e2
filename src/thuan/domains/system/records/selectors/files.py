"""The files of records: their hashes, who may have them, which stand nowhere else (F13, F16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.records.models import Record
from thuan.domains.system.records.selectors.records import cases, records
from thuan.kernel.files.enums import FileState
from thuan.kernel.files.links import attachments_of
from thuan.kernel.files.models import Attachment

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile


def hashes_of(record: Record) -> list[str]:
    """The fingerprint of every electronic file of a record."""
    return list(attachments_of(record).values_list("file__sha256", flat=True))


def only_here(record: Record) -> list[StoredFile]:
    """The kept files of a record that no other row of any kind has attached."""
    mine = [one.file for one in attachments_of(record) if one.file.state == FileState.KEPT]
    elsewhere = Attachment.objects.filter(file__in=mine, void_reason="").exclude(
        target_type=Record._meta.label_lower, target_id=record.public_id
    )
    shared = set(elsewhere.values_list("file_id", flat=True))
    return [file for file in mine if file.pk not in shared]


def may_have_record_file(actor: Actor, row: StoredFile) -> bool:
    """The people of the agency who may see the record, or the minutes."""
    hanging = Attachment.objects.filter(
        file=row, void_reason="", target_type=Record._meta.label_lower
    )
    ids = list(hanging.values_list("target_id", flat=True))
    if ids and records(actor).filter(public_id__in=ids).exists():
        return True
    return cases(actor).filter(minutes_file=row).exists()
