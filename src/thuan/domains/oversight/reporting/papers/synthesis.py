"""A frozen synthesis on paper: report to the People's Committee, workbook, package."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.aggregate import line_to_contract
from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.lists import shown_groups
from thuan.domains.oversight.reporting.package import build_package
from thuan.domains.oversight.reporting.reports import (
    Letterhead,
    summary_document,
    synthesis_document,
    synthesis_sheets,
    words_told,
)
from thuan.domains.oversight.reporting.selectors.syntheses import frozen_lines, report_contents
from thuan.kernel.audittrail.anchors import Newest, latest_anchor
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx
from thuan.kernel.reports.workbook import to_xlsx
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import Synthesis
    from thuan.kernel.reports.document import OfficialDocument

FORMATS = {
    "docx": (
        _("Báo cáo (.docx)"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (_("Báo cáo (.pdf)"), "application/pdf"),
    "xlsx": (
        _("Bảng số liệu (.xlsx)"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "zip": (_("Gói kiểm chứng (.zip)"), "application/zip"),
}
SUMMARY_FORMATS = {
    "docx": (_("Tóm tắt hai trang (.docx)"), FORMATS["docx"][1]),
    "pdf": (_("Tóm tắt hai trang (.pdf)"), FORMATS["pdf"][1]),
}
MARK = "DỮ LIỆU MINH HỌA"


def paper(synthesis: Synthesis, kind: str, *, is_demo: bool) -> tuple[bytes, str, str]:
    """Content, file name and media type of one of ``FORMATS``; KeyError for another."""
    media = FORMATS[kind][1]
    name = f"tong-hop-{synthesis.cycle.year}-ban-{synthesis.number}.{kind}"
    return _MAKERS[kind](synthesis, is_demo), name, media


def document_of(synthesis: Synthesis, *, is_demo: bool) -> OfficialDocument:
    """The official report of a frozen version; the number stays blank until it is sent."""
    lines = frozen_lines(synthesis)
    groups = shown_groups((), lines, synthesis.cycle.year)
    contract = synthesis.figures
    document = synthesis_document(
        contract,
        groups,
        [line_to_contract(line) for line in lines],
        letterhead=letterhead(),
        told=words_told(
            report_contents(synthesis),
            read_content(synthesis.cycle.template),
            {line.code: line.name for line in lines},
        ),
        narrative={key: text.split("\n") for key, text in synthesis.words.items()},
    )
    sealed = _sealed(document, is_demo=is_demo)
    return replace(sealed, number=_number(synthesis.document_no), day=synthesis.document_on)


def summary_of(synthesis: Synthesis, *, is_demo: bool) -> OfficialDocument:
    """The two pages that go with the report to the People's Committee; not numbered themselves."""
    lines = frozen_lines(synthesis)
    report = (
        f"Báo cáo số {synthesis.document_no} ngày {format_date(synthesis.document_on)}"
        if synthesis.document_no and synthesis.document_on
        else ""
    )
    document = summary_document(
        synthesis.figures,
        shown_groups((), lines, synthesis.cycle.year),
        [line_to_contract(line) for line in lines],
        letterhead=letterhead(),
        narrative=synthesis.words,
        attached_to=report,
    )
    return _sealed(document, is_demo=is_demo)


def summary_paper(synthesis: Synthesis, kind: str, *, is_demo: bool) -> tuple[bytes, str, str]:
    """Content, file name and media type of one of ``SUMMARY_FORMATS``; KeyError for another."""
    media = SUMMARY_FORMATS[kind][1]
    document = summary_of(synthesis, is_demo=is_demo)
    name = f"tom-tat-{synthesis.cycle.year}-ban-{synthesis.number}.{kind}"
    return (to_docx if kind == "docx" else to_pdf)(document), name, media


def _sealed(document: OfficialDocument, *, is_demo: bool) -> OfficialDocument:
    """With the mark of the demo, and the head of the day as a witness."""
    newest = latest_anchor(settings.ANCHORS)
    return replace(
        document,
        watermark=MARK if is_demo else None,
        head_of_day=head_of_day(newest) if newest else None,
    )


def head_of_day(newest: Newest) -> str:
    """The day's head of the event chains, so that the paper itself bears witness (F9)."""
    return f"{newest.root[:16]} ({format_date(business_day(newest.at))})"


def _number(document_no: str) -> int | None:
    """The number alone: the notation after the slash stands in the letterhead."""
    number = document_no.partition("/")[0].strip()
    return int(number) if number.isdecimal() else None


def numbered(number: int) -> str:
    """The whole number of a report to the People's Committee: ``145/BC-SKHCN``."""
    return f"{number}/{letterhead().notation}"


def letterhead() -> Letterhead:
    """Who issues the province's report, by the settings of the installation."""
    stated: dict[str, Any] = settings.LETTERHEAD
    return Letterhead(**stated)


def _docx(synthesis: Synthesis, is_demo: bool) -> bytes:
    return to_docx(document_of(synthesis, is_demo=is_demo))


def _pdf(synthesis: Synthesis, is_demo: bool) -> bytes:
    return to_pdf(document_of(synthesis, is_demo=is_demo))


def _xlsx(synthesis: Synthesis, is_demo: bool) -> bytes:
    lines = frozen_lines(synthesis)
    groups = shown_groups((), lines, synthesis.cycle.year)
    contents = [line_to_contract(line) for line in lines]
    sheets = synthesis_sheets(synthesis.figures, groups, contents)
    return to_xlsx(sheets, mark=MARK if is_demo else None)


def _zip(synthesis: Synthesis, is_demo: bool) -> bytes:
    extra: dict[str, Any] = {"province": settings.SITE_OWNER}
    if is_demo:
        extra["mark"] = MARK
    return build_package(
        synthesis.figures, frozen_lines(synthesis), report_contents(synthesis), extra
    )


_MAKERS = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx, "zip": _zip}
