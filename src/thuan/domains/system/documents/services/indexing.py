"""What a document is found by: its name, and the words of what is in force and on its way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from thuan.domains.system.documents.content import structure_of
from thuan.domains.system.documents.enums import IN_FORCE, OPEN
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.kernel.files.extracting import texts_of
from thuan.kernel.search.indexing import Words, put

if TYPE_CHECKING:
    from collections.abc import Sequence


def words_of(version: DocumentVersion) -> str:
    """What the search finds of the content that the type keeps as data."""
    known = structure_of(version.document.kind) if version.structure else None
    return known.words(version.structure) if known else ""


def reindex(documents: Sequence[Document]) -> None:
    """Let the search find these documents by what they say now; three statements for many."""
    if not documents:
        return
    versions = DocumentVersion.objects.filter(
        document__in=[one.pk for one in documents], state__in=IN_FORCE | OPEN
    )
    versions = versions.select_related("file", "document")
    rows = list(versions.order_by("document_id", "-issue", "-revision"))
    texts = texts_of([row.file for row in rows if row.file is not None])
    said: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        read = texts.get(row.file.sha256, "") if row.file else ""
        said[row.document_id] += [row.text, read, row.summary, words_of(row)]
    put(
        Words(
            target_type=Document._meta.label_lower,
            target_id=one.public_id,
            agency_id=one.agency_id,
            text="\n".join([one.code, one.title, one.owner_unit, *said[one.pk]]),
        )
        for one in documents
    )
