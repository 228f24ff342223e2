"""Documents and their versions, now and on any day that has passed (INV-04)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Case, OuterRef, Q, Subquery, When

from thuan.domains.system.documents.enums import (
    IN_FORCE,
    ONCE_IN_FORCE,
    OPEN,
    CopyState,
    ReviewState,
    VersionState,
)
from thuan.domains.system.documents.models import Copy, Document, DocumentVersion, Review
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.kernel.permissions import permitted

# The last number of a code, with what stands around it.
_NUMBERED = re.compile(r"(?P<before>.*?\D)(?P<number>\d{1,4})(?P<after>\D*)")

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def documents(actor: Actor) -> ScopedQuerySet[Document]:
    """Every document this person may see."""
    return permitted(Document, actor, DocumentPermission.VIEW)


def versions(actor: Actor) -> ScopedQuerySet[DocumentVersion]:
    """Every version this person may see, with its document and its file."""
    rows = permitted(DocumentVersion, actor, DocumentPermission.VIEW)
    return rows.select_related("document__agency", "file")


def in_force_on(rows: QuerySet[DocumentVersion], day: dt.date) -> QuerySet[DocumentVersion]:
    """Of these versions those in force on a day: ``effective_from <= day < effective_to``."""
    return rows.filter(
        Q(effective_to__isnull=True) | Q(effective_to__gt=day),
        state__in=ONCE_IN_FORCE,
        effective_from__lte=day,
    )


def master_list(actor: Actor, day: dt.date) -> QuerySet[DocumentVersion]:
    """The controlled documents in force on a day, in the order of their codes (7.5.3)."""
    return in_force_on(versions(actor), day).order_by("document__sort_key", "pk")


def to_review(actor: Actor, day: dt.date) -> QuerySet[DocumentVersion]:
    """Versions in force whose periodic review is due by a day, the longest overdue first."""
    rows = versions(actor).filter(state=VersionState.EFFECTIVE, next_review__lte=day)
    return rows.order_by("next_review", "document__sort_key", "pk")


def unread(actor: Actor) -> QuerySet[Copy]:
    """Copies of versions in force that were not confirmed, the longest waiting first."""
    rows = permitted(Copy, actor, DocumentPermission.VIEW).filter(
        state=CopyState.SENT, document_version__state=VersionState.EFFECTIVE
    )
    wanted = rows.select_related("document_version__document", "person")
    return wanted.order_by("due", "person__sort_key", "pk")


def with_present(rows: QuerySet[Document]) -> QuerySet[Document]:
    """Each document with the state of the version that is in force, or else the newest one."""
    of_document = DocumentVersion.objects.filter(document=OuterRef("pk"))
    standing = in_force_first(of_document)
    on_its_way = of_document.filter(state__in=OPEN)
    return rows.annotate(
        present_state=Subquery(standing.values("state")[:1]),
        present_from=Subquery(standing.values("effective_from")[:1]),
        present_issue=Subquery(standing.values("issue")[:1]),
        present_revision=Subquery(standing.values("revision")[:1]),
        review_before=Subquery(standing.values("next_review")[:1]),
        next_state=Subquery(on_its_way.values("state")[:1]),
    )


def in_state(rows: QuerySet[Document], state: str) -> QuerySet[Document]:
    """Of documents ``with_present`` those whose present version is in this state."""
    return rows.filter(Q(present_state=state))


def in_force_first(rows: QuerySet[DocumentVersion]) -> QuerySet[DocumentVersion]:
    """The version in force before all others, then the newest."""
    others = Case(When(state__in=sorted(IN_FORCE), then=0), default=1)
    return rows.order_by(others, "-issue", "-revision")


def version_of(actor: Actor, public_id: UUID) -> DocumentVersion | None:
    """The version behind an address; None where it does not exist for this person."""
    return versions(actor).filter(public_id=public_id).first()


def versions_of(document: Document) -> list[DocumentVersion]:
    """Every version of a document, the newest first."""
    rows = DocumentVersion.objects.filter(document=document).select_related("file")
    return list(rows.order_by("-issue", "-revision", "-pk"))


def reviews_of(version: DocumentVersion) -> list[Review]:
    """Who was asked, in the order of the rounds."""
    rows = Review.objects.filter(document_version=version).select_related("reviewer")
    return list(rows.order_by("round", "pk"))


def outdated_endorsements(version: DocumentVersion, digest: str) -> list[Review]:
    """Endorsements of the last round that speak of other content than ``digest`` ("đã cũ")."""
    reviews = reviews_of(version)
    last = max((one.round for one in reviews), default=0)
    return [
        one
        for one in reviews
        if one.round == last and one.state == ReviewState.ENDORSED and is_outdated(one, digest)
    ]


def is_outdated(review: Review, digest: str) -> bool:
    """Whether an opinion is about other content; unknown for those that kept no fingerprint."""
    return bool(review.content_hash) and review.content_hash != digest


def my_review(actor: Actor, version: DocumentVersion) -> Review | None:
    """The opinion that waits for this person, or for whom he acts."""
    behalf = {held.on_behalf_of for held in actor.held if held.on_behalf_of}
    rows = Review.objects.filter(
        document_version=version,
        state=ReviewState.WAITING,
        reviewer__in=[actor.person_id, *behalf],
    )
    return rows.select_related("document_version__document", "reviewer").first()


def copies_of(version: DocumentVersion) -> list[Copy]:
    """Who is to read a version, by name."""
    rows = Copy.objects.filter(document_version=version).select_related("person")
    return list(rows.order_by("person__sort_key", "pk"))


def my_copy(actor: Actor, version: DocumentVersion) -> Copy | None:
    """This person's own copy that was not confirmed yet."""
    rows = Copy.objects.filter(document_version=version, state=CopyState.SENT)
    return rows.filter(person=actor.person_id).select_related("document_version").first()


def next_codes(agency_id: int) -> dict[str, str]:
    """Type → the code that follows, by the way the agency numbers its own documents of that type.

    "QT.07/TC" after "QT.06/TC": of all codes of a type that hold a number the pattern used most
    leads, its highest number plus one in as many figures. A type without such codes is left out.
    """
    rows = Document.objects.filter(agency=agency_id).values_list("kind", "code")
    patterns: dict[str, dict[tuple[str, str], list[str]]] = {}
    for kind, code in rows:
        if found := _NUMBERED.fullmatch(code):
            pattern = (found["before"], found["after"])
            patterns.setdefault(kind, {}).setdefault(pattern, []).append(found["number"])
    return {kind: _following(used) for kind, used in patterns.items()}


def _following(used: dict[tuple[str, str], list[str]]) -> str:
    (before, after), numbers = max(used.items(), key=lambda one: (len(one[1]), one[0]))
    width = max(map(len, numbers))
    return f"{before}{max(map(int, numbers)) + 1:0{width}}{after}"
