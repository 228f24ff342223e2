"""Base, model and the agency's own text side by side: what the model changed, what the agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.domains.system.documents.api import structure_of
from thuan.domains.system.model_documents.selectors.adoptions import newest_of, present_version
from thuan.kernel.files.extracting import texts_of
from thuan.kernel.text.differences import MOST_LINES, is_cut
from thuan.kernel.text.three_way import Passage, Who, three_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thuan.domains.system.documents.api import Changed, DocumentVersion
    from thuan.domains.system.model_documents.models import Adoption, ModelVersion


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of the content kept as data that changed; None on the side that left it."""

    who: Who
    what: str
    by_model: Changed | None
    by_agency: Changed | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Three versions and everything that differs. FIRST is the model, SECOND the agency.

    ``cut``: so many lines of a long text were compared; 0 where all were. ``unread``: files whose
    words could not be read.
    """

    base: ModelVersion
    newest: ModelVersion
    own: DocumentVersion | None
    passages: tuple[Passage, ...]
    parts: tuple[Part, ...]
    unread: tuple[str, ...]
    cut: int

    def count(self, *who: Who) -> int:
        """How many passages and parts are of these."""
        every = [*(one.who for one in self.passages), *(one.who for one in self.parts)]
        return sum(one in who for one in every)


def compare(adoption: Adoption) -> Comparison:
    """What the model and the agency changed since the base; five statements at most."""
    base, newest = adoption.base, newest_of(adoption)
    own = present_version(adoption.document)
    three: list[Any] = [base, newest, own or base]
    read = texts_of([one.file for one in three if one.file is not None])
    said = [_said(one, read) for one in three]
    return Comparison(
        base,
        newest,
        own,
        tuple(three_way(*said)),
        tuple(_parts(adoption.document.kind, *(one.structure for one in three))),
        tuple(_unread(three, read)),
        MOST_LINES if any(is_cut(one) for one in said) else 0,
    )


def _said(version: Any, read: dict[str, str]) -> str:
    """The words of a version, those of its file included."""
    in_file = read.get(version.file.sha256, "") if version.file else ""
    return "\n".join([version.text, in_file])


def _unread(versions: Iterable[Any], read: dict[str, str]) -> list[str]:
    files = [one.file for one in versions if one.file is not None]
    return list(dict.fromkeys(one.name for one in files if not read.get(one.sha256)))


def _parts(kind: str, base: Any, model: Any, agency: Any) -> list[Part]:
    """What the type of the document says of its own data, put side by side by what it is."""
    known = structure_of(kind)
    if known is None:
        return []
    changes = [_by_what(known.compared(base, one)) for one in (model, agency)]
    return [
        _part(what, changes[0].get(what), changes[1].get(what))
        for what in dict.fromkeys((*changes[0], *changes[1]))
    ]


def _by_what(changes: Sequence[Changed]) -> dict[str, Changed]:
    return {one.what: one for one in changes}


def _part(what: str, model: Changed | None, agency: Changed | None) -> Part:
    if model and agency:
        who = Who.ALIKE if model.new == agency.new else Who.BOTH
    else:
        who = Who.FIRST if model else Who.SECOND
    return Part(who, what, model, agency)
