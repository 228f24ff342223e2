"""Trying a set without writing, confirming it, and entering it part by part."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.api import (
    DocumentHead,
    OldVersion,
    listed_content,
    take_over_document,
)
from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.domains.system.onboarding.workflow import ENTRY_WORKFLOW, ONBOARDING_WORKFLOW
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.changing import edit
from thuan.kernel.audittrail.unit import one_act, service
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.queueing import enqueue
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock, update_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.domains.system.onboarding.models import Entry, Onboarding

JOB: Final = "onboarding.enter"


class _TakenBack(Exception):
    """Ends a trial: what it wrote and its events go with the savepoint."""


@service
def try_out(*, actor: Actor, at: dt.datetime, onboarding: Onboarding) -> Onboarding:
    """Enter every waiting row and take it all back; what went wrong stands at each row after.

    It is the entering itself, so what it finds is what would happen.
    """
    require(actor, OnboardingPermission.PREPARE, agency_id=onboarding.agency_id)
    onboarding = lock(onboarding)
    if onboarding.state != OnboardingState.PREPARING:
        raise ValidationError(_("Danh sách đã trình hoặc đã nhập."))
    system = Actor.system(JOB, at)
    found: dict[int, list[str]] = {}
    with suppress(_TakenBack), one_act():
        for entries in by_document(onboarding):
            told = _incomplete(entries) or _entered(actor=system, at=at, entries=entries)
            found |= {entry.pk: told.get(entry.pk, []) for entry in entries}
        raise _TakenBack
    for entry in onboarding.entries.filter(state=EntryState.WAITING):
        if entry.told != found[entry.pk]:
            update_row(entry, {"told": found[entry.pk]}, at=at, by=actor.person_id)
    return edit(onboarding, {"tried_at": at}, "onboarding.try_out")


@service
def confirm_onboarding(
    *, actor: Actor, at: dt.datetime, onboarding: Onboarding, base_version: int | None = None
) -> Onboarding:
    """Let the set be entered: a job enters it part by part, and can be run again."""
    confirmed = ONBOARDING_WORKFLOW.fire(
        onboarding,
        "confirm",
        base_version=base_version,
        sets={"confirmed_at": at, "confirmed_by_id": actor.person_id},
    )
    return _queued(confirmed)


@service
def run_again(*, actor: Actor, at: dt.datetime, onboarding: Onboarding) -> Onboarding:
    """Go on with a set whose run was given up; what is entered is not entered twice."""
    del at
    require(actor, OnboardingPermission.PREPARE, agency_id=onboarding.agency_id)
    onboarding = lock(onboarding)
    run = onboarding.run
    if onboarding.state != OnboardingState.RUNNING or run is None or run.state != RunState.FAILED:
        raise ValidationError(_("Việc nhập đang chạy hoặc đã xong. Tải lại trang để xem."))
    return _queued(onboarding)


def _queued(onboarding: Onboarding) -> Onboarding:
    run = enqueue(JOB, onboarding=onboarding.pk)
    return edit(onboarding, {"run": run}, "onboarding.queue")


@service
def enter_part(*, actor: Actor, at: dt.datetime, parts: Iterable[list[Entry]]) -> int:
    """Enter some documents in one transaction; gives how many entries were dealt with.

    A row that the rules refuse now keeps its sentence and stays waiting.
    """
    count = 0
    for entries in parts:
        count += len(entries)
        told = _entered(actor=actor, at=at, entries=entries)
        for entry in entries if told else []:
            update_row(entry, {"told": told[entry.pk]}, at=at, by=actor.person_id)
    return count


@service
def end_run(*, actor: Actor, at: dt.datetime, onboarding: Onboarding) -> Onboarding:
    """Every row entered: done. Rows that were refused: back to whoever prepares."""
    del actor, at
    onboarding = lock(onboarding)
    left = onboarding.entries.filter(state=EntryState.WAITING).exists()
    return ONBOARDING_WORKFLOW.fire(onboarding, "stop" if left else "finish")


def by_document(onboarding: Onboarding) -> list[list[Entry]]:
    """The waiting rows, those of one code together in the order of their numbers."""
    rows = onboarding.entries.filter(state=EntryState.WAITING).select_related("file")
    ordered = sorted(rows, key=lambda one: (one.code, one.issue, one.revision, one.place))
    parts: list[list[Entry]] = []
    for code, group in groupby(ordered, key=lambda one: one.code):
        entries = list(group)
        # Rows without a code are no versions of one document.
        parts += [entries] if code else [[one] for one in entries]
    return parts


def _incomplete(entries: list[Entry]) -> dict[int, list[str]]:
    """The sentences of rows that lack something; all rows of a document wait for one of them."""
    found = {entry.pk: missing for entry in entries if (missing := _missing(entry))}
    if found:
        others = [_("Chờ dòng khác của cùng tài liệu được sửa.")]
        return {entry.pk: found.get(entry.pk, others) for entry in entries}
    return {}


def _missing(entry: Entry) -> list[str]:
    needed = {
        _("Chưa có mã số."): entry.code,
        _("Chưa có tên tài liệu."): entry.title,
        _("Chưa rõ loại tài liệu."): entry.kind,
        _("Chưa rõ ngày hiệu lực."): entry.effective_from,
    }
    told = [sentence for sentence, value in needed.items() if not value]
    if entry.file_id is None:
        # Which file was looked for is told since the list was read.
        told += [one for one in entry.told if one not in told] or [_("Chưa có tệp.")]
    return told


@service
def _entered(*, actor: Actor, at: dt.datetime, entries: list[Entry]) -> dict[int, list[str]]:
    """Enter one document; the sentences by entry where the rules refuse it, {} when it is done."""
    newest = entries[-1]
    head = DocumentHead(newest.code, newest.title, newest.kind, newest.owner_unit)
    try:
        with one_act():
            made = take_over_document(
                actor=actor,
                at=at,
                agency_id=newest.agency_id,
                head=head,
                versions=[_version(one) for one in entries],
            )
            _taken(entries, made)
    except ValidationError as refused:
        return {entry.pk: list(refused.messages) for entry in entries}
    return {}


def _version(entry: Entry) -> OldVersion:
    """A complete row as a version; raises ValidationError for what its type cannot read."""
    assert entry.effective_from is not None, "only complete rows are entered"
    return OldVersion(
        entry.issue,
        entry.revision,
        entry.effective_from,
        entry.file,
        entry.decision_no,
        structure=listed_content(entry.kind, entry.covers),
    )


def _taken(entries: list[Entry], made: list[DocumentVersion]) -> None:
    for entry, version in zip(entries, made, strict=True):
        sets = {"document_version": version, "told": []}
        ENTRY_WORKFLOW.fire(entry, "take", sets=sets)
