"""An official document as a value: no database, no file format, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.plain import one_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Align = Literal["left", "center", "right", "justify"]

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_ACADEMIC = re.compile(r"^(GS|PGS|TS|TSKH|ThS|CN|KS|BS)\.", re.IGNORECASE)


class DocumentFault(ValueError):
    """A document that the decree or its own columns forbid; the message is for the author."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is numbered I., level 2 is numbered 1., level 3 is lettered a), b), …, d), đ)."""

    level: Literal[1, 2, 3]
    text: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``of`` makes one from plain text."""

    runs: tuple[Run, ...]
    align: Align = "justify"
    indent: bool = True

    @classmethod
    def of(cls, text: str) -> Paragraph:
        return cls((Run(text),))


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines that begin with a dash, as official papers write lists."""

    items: tuple[tuple[Run, ...], ...]

    @classmethod
    def of(cls, items: Iterable[str]) -> Bullets:
        return cls(tuple((Run(item),) for item in items))


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``share`` is a weight among the columns; neighbours with one ``group`` stand under it."""

    title: str
    share: float = 1
    align: Align = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows of finished texts: numbers come formatted (decimal comma, thousands dot)."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    total: tuple[str, ...] | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        every = self.rows if self.total is None else (*self.rows, self.total)
        for number, row in enumerate(every, start=1):
            if len(row) != len(self.columns):
                raise DocumentFault(
                    f"Bảng “{self.caption}”, dòng {number}: có {len(row)} ô, "
                    f"bảng có {len(self.columns)} cột."
                )


Block = Heading | Paragraph | Bullets | DataTable


@dataclass(frozen=True, slots=True)
class Annex:
    """A "Phụ lục" on pages of its own; an empty ``reference`` is written from the document."""

    label: str
    title: str
    blocks: tuple[Block, ...]
    reference: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Authority:
    """A line above the signer's title: prefix (TM, Q, KT, TL, TUQ) and for whom he signs."""

    prefix: str
    whom: str

    def __post_init__(self) -> None:
        if self.prefix not in decree_30().signing_prefixes:
            raise DocumentFault(
                f"“{self.prefix}.” không phải là quyền hạn ký của Nghị định 30/2020."
            )


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document named by ``type_name``, or an official letter (công văn) when that is empty.

    ``number`` and ``day`` are ``None`` until the clerk numbers the document: the print then
    leaves room, with ``year`` filled in. ``kept_at`` is the unit after "- Lưu: VT, ".
    ``fingerprint`` is the SHA-256 (hex) of the frozen content; ``head_of_day`` the head of the
    event chains printed in the foot; ``watermark`` the mark of a demonstration copy.
    """

    issuer_parent: str
    issuer: str
    number: int | None
    notation: str
    place: str
    day: date | None
    year: int
    type_name: str
    abstract: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    kept_at: str
    signer_title: str
    signer_name: str
    legal_bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    signer_authority: tuple[Authority, ...] = ()
    annexes: tuple[Annex, ...] = ()
    fingerprint: str | None = None
    head_of_day: str | None = None
    watermark: str | None = None
    language: Literal["vi", "en"] = "vi"

    def __post_init__(self) -> None:
        if self.fingerprint is not None and not _FINGERPRINT.fullmatch(self.fingerprint):
            raise DocumentFault("Mã kiểm tra nội dung phải là 64 chữ số thập lục phân.")
        if self.day is not None and self.day.year != self.year:
            raise DocumentFault(
                f"Ngày ban hành thuộc năm {self.day.year}, văn bản ghi năm {self.year}."
            )
        if _ACADEMIC.match(one_line(self.signer_name)):
            raise DocumentFault(
                f"Họ tên người ký “{plain(self.signer_name)}” không ghi học hàm, học vị."
            )
