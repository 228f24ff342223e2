"""A list of old documents and the zip of their files, as an agency would bring them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.factories import stamped
from thuan.domains.system.onboarding.content import COLUMNS, read_rows
from thuan.domains.system.onboarding.models import Entry, Onboarding
from thuan.kernel.files.archives import unpack
from thuan.kernel.files.enums import Kind
from thuan.kernel.reports.workbook import Sheet, SheetColumn, to_xlsx
from thuan.kernel.tenancy.models import Agency

KINDS = (Kind.DOCX, Kind.XLSX, Kind.PDF)
HEADS = [str(head) for head in COLUMNS.values()]


def row(code: str, title: str, day: str = "01/07/2021", **cells: Any) -> list[Any]:
    """One row of the list; ``cells`` by key of the column."""
    known = {"code": code, "title": title, "kind": "Quy trình hệ thống", "effective_from": day}
    return [{**known, **cells}.get(key, "") for key in COLUMNS]


def book(*rows: list[Any], heads: list[str] | None = None) -> bytes:
    """The list as a workbook."""
    columns = tuple(SheetColumn(head) for head in heads or HEADS)
    return to_xlsx([Sheet("Tài liệu", "", columns, rows)])


def word(text: str) -> bytes:
    """A real file of Word."""
    paper, into = Document(), io.BytesIO()
    paper.add_paragraph(text)
    paper.save(into)
    return into.getvalue()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return into.getvalue()


def zipped(files: dict[str, bytes], name: str = "ho-so.zip") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, packed(files), "application/zip")


def papers(rows: list[list[Any]], files: dict[str, bytes]) -> dict[str, Any]:
    """The arguments of ``open_onboarding`` for this list and these files."""
    sheet, read = read_rows(book(*rows), "danh-sach.xlsx")
    return {"sheet": sheet, "rows": read, "files": unpack(zipped(files), kinds=KINDS)}


def make_onboarding(agency: Agency, name: str = "danh-sach.xlsx", **sets: Any) -> Onboarding:
    """A set straight into the tables."""
    return Onboarding.objects.create(
        **stamped(agency, state=sets.pop("state", "PREPARING")),
        list_name=name,
        list_hash="0" * 64,
        **sets,
    )


def make_entry(onboarding: Onboarding, **sets: Any) -> Entry:
    """A row of a set straight into the tables."""
    known: dict[str, Any] = {"place": 2, "code": "QT.01", "title": "Kiểm soát hồ sơ"}
    return Entry.objects.create(
        **stamped(onboarding.agency, state=sets.pop("state", "WAITING")),
        onboarding=onboarding,
        **{**known, **sets},
    )
