"""What is printed, word for word: computed once, so Word and PDF carry the same texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thuan.kernel.reports.document import Bullets, DataTable, Heading, OfficialDocument, Paragraph
from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.metrics import balanced
from thuan.kernel.reports.plain import one_line, plain
from thuan.kernel.reports.wording import wording
from thuan.kernel.text import keep_together, vi_upper
from thuan.kernel.text.dates import format_long_date

if TYPE_CHECKING:
    from thuan.kernel.reports.document import Annex, Block, Run

_NBSP = "\u00a0"
_ROOM_FOR_NUMBER = _NBSP * 6
_ROOM_FOR_DAY = _NBSP * 5
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CODE_LENGTH = 12
_TITLE_SHARE = 0.95


@dataclass(frozen=True, slots=True)
class ComposedAnnex:
    label: str
    title: str
    reference: str
    landscape: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """Finished texts of every cell; ``blocks`` carry their numbers in the text."""

    nation: str
    motto: str
    issuer_parent: str
    issuer: str
    number_line: str
    subject_line: str
    date_line: str
    type_name: str
    title: str
    abstract: str
    addressees_label: str
    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    blocks: tuple[Block, ...]
    recipients_label: str
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer_title: str
    signer_name: str
    annexes: tuple[ComposedAnnex, ...]
    code_line: str
    foot: str
    mark: str


def compose(document: OfficialDocument) -> Composition:
    """All texts of a document in reading order, in NFC, ready for a renderer."""
    words = wording(document.language)
    abstract = one_line(document.abstract)
    return Composition(
        nation=words.nation,
        motto=words.motto,
        issuer_parent=_agency(document.issuer_parent, "co_quan_chu_quan", bold=False),
        issuer=_agency(document.issuer, "co_quan_ban_hanh", bold=True),
        number_line=f"{words.number}{_NBSP}{number_and_notation(document)}",
        subject_line="" if document.type_name else _subject(f"{words.subject_prefix} {abstract}"),
        date_line=date_line(document),
        type_name=vi_upper(plain(document.type_name)),
        title=abstract,
        abstract=_title(plain(document.abstract), "trich_yeu"),
        addressees_label=words.addressees if document.addressees else "",
        addressees=_addressees(document.addressees),
        legal_bases=_legal_bases(document.legal_bases),
        blocks=numbered(document.body),
        recipients_label=words.recipients,
        recipients=_recipients(document, words.kept),
        authority=tuple(
            f"{a.prefix}. {vi_upper(plain(a.whom))}" for a in document.signer_authority
        ),
        signer_title=vi_upper(plain(document.signer_title)),
        signer_name=plain(document.signer_name),
        annexes=tuple(_annex(document, annex) for annex in document.annexes),
        code_line=f"{words.fingerprint} {code}" if (code := short_code(document)) else "",
        foot=f"{words.head_of_day} {plain(document.head_of_day)}" if document.head_of_day else "",
        mark=vi_upper(plain(document.watermark or "")),
    )


def _agency(name: str, cell: str, *, bold: bool) -> str:
    """In capitals, on even lines where one is too short; a given line end is kept."""
    layout = decree_30()
    room = layout.text_width_mm() * layout.header_columns[0]
    return balanced(vi_upper(plain(name)), layout.sizes[cell], room, bold=bold)


def _subject(text: str) -> str:
    layout = decree_30()
    room = layout.text_width_mm() * layout.header_columns[0]
    return balanced(text, layout.sizes["trich_yeu_cv"], room)


def _title(text: str, cell: str) -> str:
    layout = decree_30()
    return balanced(text, layout.sizes[cell], layout.text_width_mm() * _TITLE_SHARE, bold=True)


def short_code(document: OfficialDocument) -> str:
    """The first 12 characters of the fingerprint in fours, or an empty text."""
    code = (document.fingerprint or "")[:_CODE_LENGTH]
    return _NBSP.join(code[start : start + 4] for start in range(0, len(code), 4))


def number_and_notation(document: OfficialDocument) -> str:
    """ "07/BC-SKHCN"; room for the number until the clerk gives one (Decree 30/2020, cell 3)."""
    number = _ROOM_FOR_NUMBER if document.number is None else f"{document.number:02d}"
    return f"{number}/{one_line(document.notation)}"


def date_line(document: OfficialDocument) -> str:
    """Place and date (cell 4), or the place with room for the day."""
    return f"{one_line(document.place)}, {_day(document)}"


def _day(document: OfficialDocument) -> str:
    """Words and their numbers never part: "ngày 05 tháng 02 năm 2022" has three such places."""
    if document.day is None:
        blank = wording(document.language).blank_date
        return blank.format(blank=_ROOM_FOR_DAY, year=document.year)
    if document.language == "en":
        return document.day.isoformat()
    words = format_long_date(document.day).split(" ")
    return " ".join(keep_together(" ".join(words[at : at + 2])) for at in range(0, len(words), 2))


def numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks in NFC, headings with their number: I. / 1. / a), restarting under each parent."""
    counts = [0, 0, 0]
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.numbered:
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (3 - block.level)
            label = _label(block.level, counts[block.level - 1])
            done.append(replace(block, text=f"{label}{_NBSP}{plain(block.text)}"))
        else:
            done.append(_tidy(block))
    return tuple(done)


def roman(number: int) -> str:
    """A Roman numeral for a positive whole number below 40."""
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def _label(level: int, count: int) -> str:
    if level == 1:
        return f"{roman(count)}."
    if level == 2:
        return f"{count}."
    return f"{_LETTERS[(count - 1) % len(_LETTERS)]})"


def _tidy(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=plain(block.text))
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs))
    if isinstance(block, Bullets):
        return Bullets(tuple(_runs(item) for item in block.items))
    return _table(block)


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, text=plain(run.text)) for run in runs)


def _table(table: DataTable) -> DataTable:
    return DataTable(
        columns=tuple(
            replace(column, title=plain(column.title), group=plain(column.group))
            for column in table.columns
        ),
        rows=tuple(tuple(plain(cell) for cell in row) for row in table.rows),
        caption=plain(table.caption),
        total=None if table.total is None else tuple(plain(cell) for cell in table.total),
        notes=tuple(plain(note) for note in table.notes),
    )


def _legal_bases(bases: tuple[str, ...]) -> tuple[str, ...]:
    """Each on its line; ";" after all but the last, "." after that (data of the decree)."""
    layout = decree_30()
    bare = [_bare(base) for base in bases]
    last = len(bare) - 1
    return tuple(
        base + (layout.legal_basis_last_end if place == last else layout.legal_basis_end)
        for place, base in enumerate(bare)
    )


def _addressees(addressees: tuple[str, ...]) -> tuple[str, ...]:
    bare = [_bare(name) for name in addressees]
    if len(bare) == 1:
        return (bare[0],)
    return tuple(f"- {name}{';' if name is not bare[-1] else '.'}" for name in bare)


def _recipients(document: OfficialDocument, kept: str) -> tuple[str, ...]:
    """Always ends with "- Lưu: VT, …." (Decree 30/2020, cell 9b)."""
    kept_at = _bare(document.kept_at)
    lines = [f"- {_bare(name)};" for name in document.recipients]
    return (*lines, f"- {kept}, {kept_at}." if kept_at else f"- {kept}.")


def _bare(text: str) -> str:
    return one_line(text).removeprefix("- ").rstrip(" ;.,")


def _annex(document: OfficialDocument, annex: Annex) -> ComposedAnnex:
    return ComposedAnnex(
        label=plain(annex.label),
        title=vi_upper(plain(annex.title)),
        reference=plain(annex.reference) or reference_line(document),
        landscape=annex.landscape,
        blocks=numbered(annex.blocks),
    )


def reference_line(document: OfficialDocument) -> str:
    """ "(Kèm theo Báo cáo số … ngày … của …)" for an annex."""
    return wording(document.language).reference.format(
        kind=one_line(document.type_name).capitalize() or "Công văn",
        number=number_and_notation(document),
        date=_day(document),
        issuer=one_line(document.issuer),
    )
