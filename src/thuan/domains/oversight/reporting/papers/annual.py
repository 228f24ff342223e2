"""An agency's annual report on paper: the print for signing, and every signed version."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import override

from thuan.domains.oversight.reporting.judging import last_day_of, last_year_values, template_of
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.papers.signature import signature_words
from thuan.domains.oversight.reporting.papers.synthesis import MARK, head_of_day, letterhead
from thuan.domains.oversight.reporting.reports.annual import (
    AgencyHead,
    AnnualContent,
    annual_document,
)
from thuan.domains.oversight.reporting.selectors.changes import official_data
from thuan.domains.oversight.reporting.selectors.content import content_to_sign, overridden
from thuan.domains.registry.agencies.api import above
from thuan.kernel.audittrail.anchors import latest_anchor
from thuan.kernel.reports.committees import in_full, place_of
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, ReportVersion
    from thuan.kernel.reports.document import OfficialDocument

OFFICIAL_FORMATS = {
    "docx": (
        to_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": (to_pdf, "application/pdf"),
}
TO_BE_SIGNED = "BẢN TRÌNH KÝ"
_NUMBER = re.compile(r"\s*(\d{1,6})\s*/\s*(\S.*)")


def draft_paper(report: AnnualReport, kind: str, *, is_demo: bool) -> tuple[bytes, str, str]:
    """The print for signing by hand: content, file name, media type; KeyError for another kind."""
    make, media = OFFICIAL_FORMATS[kind]
    name = f"bao-cao-{report.agency.code}-{report.cycle.year}-ban-trinh-ky.{kind}"
    with override("vi"):
        return make(draft_document(report, is_demo=is_demo)), name, media


def version_paper(
    report: AnnualReport, version: ReportVersion, kind: str, *, is_demo: bool
) -> tuple[bytes, str, str]:
    """A signed version: content, file name, media type; KeyError for another kind."""
    make, media = OFFICIAL_FORMATS[kind]
    name = f"bao-cao-{report.agency.code}-{report.cycle.year}-ban-{version.number}.{kind}"
    with override("vi"):
        return make(version_document(report, version, is_demo=is_demo)), name, media


def draft_document(report: AnnualReport, *, is_demo: bool) -> OfficialDocument:
    """What waits for the signature, with room for it and for the seal, under the same hash (F7)."""
    content = content_to_sign(report)
    marks = [TO_BE_SIGNED, *([MARK] if is_demo else [])]
    document = _document(report, content, report_hash(content), "", "")
    return replace(document, watermark=" · ".join(marks))


def version_document(
    report: AnnualReport, version: ReportVersion, *, is_demo: bool
) -> OfficialDocument:
    """The version as it was signed: electronically with name and time, or by hand."""
    name = str(version.signed_by or version.signer_name)
    digest = version.content_hash
    signature = f"{signature_words(version)} Mã kiểm tra nội dung (SHA-256): {digest}."
    document = _document(report, version.content, digest, name, signature)
    if version.document_no:
        number, notation = number_and_notation(version.document_no, document.notation)
        day = version.document_on
        year = day.year if day else document.year
        document = replace(document, number=number, notation=notation, day=day, year=year)
    return replace(document, watermark=MARK if is_demo else None)


def _document(
    report: AnnualReport, content: Mapping[str, Any], digest: str, name: str, signature: str
) -> OfficialDocument:
    data, values = official_data(), content["values"]
    layout = data["kinds"].get(report.agency.kind, data["kinds"]["default"])
    usual = layout["notation"].format(code=report.agency.code)
    number, notation = number_and_notation(values.get(data["number_field"]), usual)
    newest = latest_anchor(settings.ANCHORS)
    document = annual_document(
        _head(report, layout, name),
        AnnualContent(
            template=template_of(report),
            group=report.group,
            on=last_day_of(report),
            year=report.cycle.year,
            number=number,
            notation=notation,
            day=_day(values.get(data["date_field"])),
            values=values,
            reasons=content["reasons"],
            overridden=overridden(content),
            last_year=last_year_values(report),
            content_hash=digest,
            signature=signature,
            legal_bases=_bases(report, data["legal_bases"]),
        ),
    )
    return replace(document, head_of_day=head_of_day(newest) if newest else None)


def number_and_notation(stated: object, usual: str) -> tuple[int | None, str]:
    """``12/BC-UBND`` in its two parts; room for the number where none can be read."""
    found = _NUMBER.fullmatch(stated) if isinstance(stated, str) else None
    return (int(found[1]), found[2].strip()) if found else (None, usual)


def _day(stated: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(stated) if isinstance(stated, str) else None
    except ValueError:
        return None


def _bases(report: AnnualReport, usual: list[str]) -> tuple[str, ...]:
    """The law, then what the cycle was announced with."""
    own = report.cycle.legal_basis.strip()
    return (*usual, own if own.startswith("Căn cứ") else f"Căn cứ {own}") if own else tuple(usual)


def _head(report: AnnualReport, layout: Mapping[str, str], name: str) -> AgencyHead:
    """The letterhead of the agency as it stood on the last day of the period."""
    own, agency = letterhead(), report.agency
    return AgencyHead(
        issuer_parent=_superior(report, layout["superior"], own.issuer_parent),
        issuer=in_full(agency.name),
        place=place_of(agency.name, own.place),
        authority=layout["authority"],
        signer_title=layout["title"],
        signer_name=name,
        recipient=own.issuer,
    )


def _superior(report: AnnualReport, rule: str, province: str) -> str:
    """The line above the issuer: the province, the agency above in the register, or none."""
    if rule == "province":
        return province
    if rule == "none":
        return ""
    chain = above(report.agency_id, last_day_of(report))
    return in_full(Agency.objects.get(pk=chain[0]).name) if chain else ""
