"""Preparing a set: the list read, its files taken in, rows corrected or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.onboarding.content import best_file
from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.domains.system.onboarding.models import Entry, Onboarding
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.domains.system.onboarding.selectors import files_by_name
from thuan.domains.system.onboarding.workflow import ENTRY_WORKFLOW, ONBOARDING_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.links import attach
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock, update_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.domains.system.onboarding.content import ReadRow
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.archives import Unpacked
    from thuan.kernel.files.models import StoredFile
    from thuan.kernel.importing import Sheet

# A set of one agency: some 90 documents and their older versions, with room.
MOST_ROWS: Final = 400


@service
def open_onboarding(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    sheet: Sheet,
    rows: Sequence[ReadRow],
    files: Sequence[Unpacked] = (),
) -> Onboarding:
    """Begin a set with the rows of its list and the files that came with it.

    Nothing is in force by it. Raises ValidationError for a list that is too long.
    """
    held = require(actor, OnboardingPermission.PREPARE, agency_id=agency_id)
    if not 0 < len(rows) <= MOST_ROWS:
        words = {"most": MOST_ROWS}
        raise ValidationError(
            {"listing": _("Danh sách có từ 1 đến %(most)s dòng mỗi lần.") % words}
        )
    onboarding = Onboarding(
        **new_row(agency_id), list_name=sheet.name[:120], list_hash=sheet.sha256
    )
    ONBOARDING_WORKFLOW.begin(onboarding, part="AUTHOR", on_behalf_of=held.on_behalf_of)
    have = _kept(onboarding, files, actor, at)
    free = _unclaimed((row.values.get("file_name", "") for row in rows), have)
    ENTRY_WORKFLOW.begin_many(_entry(onboarding, row, have, free) for row in rows)
    return onboarding


@service
def add_files(
    *,
    actor: Actor,
    at: dt.datetime,
    onboarding: Onboarding,
    files: Sequence[Unpacked],
) -> Onboarding:
    """Take further files in; rows without a file look for theirs again."""
    onboarding = _being_prepared(actor, onboarding)
    _kept(onboarding, files, actor, at)
    have = files_by_name(onboarding)
    rows = list(onboarding.entries.filter(state=EntryState.WAITING))
    free = _unclaimed((one.file_name for one in rows), have)
    for entry in (one for one in rows if one.file_id is None):
        file, told = _found(entry.code, entry.file_name, have if entry.file_name else free)
        others = [one for one in entry.told if one not in _about_files(entry)]
        update_row(entry, {"file": file, "told": [*others, *told]}, at=at, by=actor.person_id)
    return _untried(onboarding)


@service
def change_entry(
    *,
    actor: Actor,
    at: dt.datetime,
    entry: Entry,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> Entry:
    """Correct a row; its sentences go, and the next trial looks at it anew.

    ``sets``: columns of the entry; a ``file`` must have come with the set.
    """
    del at
    onboarding = _being_prepared(actor, entry.onboarding)
    if entry.state != EntryState.WAITING:
        raise ValidationError(_("Dòng này đã nhập hoặc đã bỏ, không sửa được."))
    file = sets.get("file")
    told = [] if file is not None else [_no_file(sets.get("file_name", entry.file_name))]
    changed = edit(
        entry, {**sets, "told": told}, "onboarding_entry.change", base_version=base_version
    )
    _untried(onboarding)
    return changed


@service
def leave_out(*, actor: Actor, at: dt.datetime, entry: Entry) -> Entry:
    """Do not enter this row; it stays in the list and can be taken back."""
    del actor, at
    return ENTRY_WORKFLOW.fire(entry, "leave_out")


@service
def bring_back(*, actor: Actor, at: dt.datetime, entry: Entry) -> Entry:
    """Enter the row after all."""
    del actor, at
    back = ENTRY_WORKFLOW.fire(entry, "bring_back")
    _untried(entry.onboarding)
    return back


def _being_prepared(actor: Actor, onboarding: Onboarding) -> Onboarding:
    """The set, locked, with the actor among those who prepared it; raises ValidationError."""
    onboarding = lock(onboarding)
    if onboarding.state != OnboardingState.PREPARING:
        raise ValidationError(_("Danh sách đã trình hoặc đã nhập, không sửa được nữa."))
    ONBOARDING_WORKFLOW.join(onboarding, "AUTHOR", OnboardingPermission.PREPARE, actor)
    return onboarding


def _untried(onboarding: Onboarding) -> Onboarding:
    """What was tried before is no longer what would be entered."""
    return edit(onboarding, {"tried_at": None}, "onboarding.change")


def _kept(
    onboarding: Onboarding, files: Iterable[Unpacked], actor: Actor, at: dt.datetime
) -> dict[str, StoredFile]:
    """Give every file a row and hang it on the set; the refused are listed with their reason."""
    refused = []
    for one in files:
        if one.intake is None:
            refused.append({"name": one.name, "why": one.refusal})
            continue
        file = store(one.intake, agency_id=onboarding.agency_id, actor=actor, at=at)
        attach(actor=actor, at=at, row=onboarding, file=file)
    if refused:
        listed = [*onboarding.refused, *refused]
        update_row(onboarding, {"refused": listed}, at=at, by=actor.person_id)
        record(onboarding, "onboarding.refuse", extra={"files": refused})
    return files_by_name(onboarding)


def _unclaimed(stated: Iterable[str], have: Mapping[str, StoredFile]) -> dict[str, StoredFile]:
    """The files that no row names: rows without a name look for theirs among these."""
    claimed = {best_file("", name, list(have)).only for name in stated if name}
    return {name: file for name, file in have.items() if name not in claimed}


def _entry(
    onboarding: Onboarding,
    row: ReadRow,
    have: Mapping[str, StoredFile],
    free: Mapping[str, StoredFile],
) -> Entry:
    code, stated = row.values.get("code", ""), row.values.get("file_name", "")
    file, told = _found(code, stated, have if stated else free)
    return Entry(
        **new_row(onboarding.agency_id),
        **row.values,
        onboarding=onboarding,
        place=row.place,
        file=file,
        told=[*row.told, *told],
    )


def _found(
    code: str, stated: str, have: Mapping[str, StoredFile]
) -> tuple[StoredFile | None, list[str]]:
    choice = best_file(code, stated, list(have))
    if choice.only:
        return have[choice.only], []
    if choice.names:
        words = {"names": "; ".join(choice.names[:4])}
        return None, [_("Nhiều tệp cùng khớp: %(names)s. Chọn một tệp.") % words]
    return None, [_no_file(stated)]


def _no_file(stated: str) -> str:
    if stated:
        return _("Không thấy tệp “%(name)s”. Tải tệp lên, hoặc chọn tệp khác.") % {"name": stated}
    return _("Không thấy tệp nào có mã này ở đầu tên. Tải tệp lên, hoặc chọn tệp.")


def _about_files(entry: Entry) -> set[str]:
    """Sentences of an entry that a new file may answer."""
    start = _("Nhiều tệp cùng khớp: %(names)s. Chọn một tệp.").split("%", 1)[0]
    return {one for one in entry.told if one.startswith(start)} | {_no_file(entry.file_name)}
