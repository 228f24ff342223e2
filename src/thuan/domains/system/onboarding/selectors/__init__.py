"""Sets of old papers, their entries and the files that came with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from thuan.domains.system.onboarding.enums import EntryState
from thuan.domains.system.onboarding.models import Entry, Onboarding
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.kernel.files.links import attachments_of
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def onboardings(actor: Actor) -> ScopedQuerySet[Onboarding]:
    """Every set of old papers this person may see."""
    return permitted(Onboarding, actor, OnboardingPermission.VIEW)


def with_counts(rows: QuerySet[Onboarding]) -> QuerySet[Onboarding]:
    """Each set with how many entries it has, how many are entered, how many need correction."""
    waiting = Q(entries__state=EntryState.WAITING)
    return rows.annotate(
        n_entries=Count("entries"),
        n_taken=Count("entries", filter=Q(entries__state=EntryState.TAKEN)),
        n_wrong=Count("entries", filter=waiting & ~Q(entries__told=[])),
    )


def onboarding_of(actor: Actor, public_id: UUID) -> Onboarding | None:
    """The set behind an address; None where it does not exist for this person."""
    rows = onboardings(actor).select_related("agency", "run", "created_by", "confirmed_by")
    return rows.filter(public_id=public_id).first()


def entry_of(actor: Actor, public_id: UUID) -> Entry | None:
    """The entry behind an address; None where it does not exist for this person."""
    rows = permitted(Entry, actor, OnboardingPermission.VIEW)
    return rows.filter(public_id=public_id).select_related("onboarding__agency", "file").first()


def entries_of(onboarding: Onboarding) -> list[Entry]:
    """The entries in the order of the list, what needs correction first."""
    rows = Entry.objects.filter(onboarding=onboarding).select_related("file", "document_version")
    order = {EntryState.WAITING: 1, EntryState.TAKEN: 2, EntryState.LEFT_OUT: 3}
    wrong = {one.pk for one in rows if one.state == EntryState.WAITING and one.told}
    return sorted(
        rows, key=lambda one: (0 if one.pk in wrong else order[EntryState(one.state)], one.place)
    )


def files_by_name(onboarding: Onboarding) -> dict[str, StoredFile]:
    """The files that came with a set; of two with one name the later."""
    return {link.file.name: link.file for link in attachments_of(onboarding)}


def unused_files(onboarding: Onboarding, entries: list[Entry]) -> list[str]:
    """Names of files that no entry refers to, so that a forgotten row is seen."""
    used = {entry.file_id for entry in entries}
    return sorted(name for name, file in files_by_name(onboarding).items() if file.pk not in used)


def may_have_file(actor: Actor, row: StoredFile) -> bool:
    """Whoever prepares or confirms a set may open its files (F13)."""
    return permitted(Entry, actor, OnboardingPermission.VIEW).filter(file=row).exists()
