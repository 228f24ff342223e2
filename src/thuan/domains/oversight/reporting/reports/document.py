"""The provincial synthesis report to the People's Committee: sections I–VII and three annexes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.oversight.reporting.reports import wording
from thuan.domains.oversight.reporting.reports.annexes import annexes
from thuan.domains.oversight.reporting.reports.tables import (
    Contract,
    failed_checks,
    group_names,
    obligation_blocks,
    rating_rows,
)
from thuan.domains.oversight.reporting.reports.telling import NOTHING, figures_told
from thuan.domains.oversight.reporting.reports.two_years import compared_blocks
from thuan.kernel.reports.document import Block, Bullets, Heading, OfficialDocument, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.reporting.aggregate import Group

SECTIONS: Final = {
    "progress": "Tình hình triển khai",
    "results": "Kết quả xây dựng, áp dụng, duy trì và cải tiến",
    "inspections": "Kết quả kiểm tra",
    "budget": "Kinh phí",
    "assessment": "Đánh giá chung",
    "next_year": "Kế hoạch năm sau",
    "proposals": "Kiến nghị",
}
"""The outline of the report; the keys name what an officer writes under each heading."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the report; the defaults leave room for what a list cannot know."""

    issuer_parent: str = "Ủy ban nhân dân tỉnh"
    issuer: str = "Sở Khoa học và Công nghệ"
    notation: str = "BC-SKHCN"
    place: str = "…"
    recipients: tuple[str, ...] = ("UBND tỉnh (b/c)",)
    kept_at: str = "TĐC"
    signer_title: str = "Giám đốc"
    signer_name: str = ""


def synthesis_document(
    contract: Contract,
    groups: Sequence[Group],
    lines: Sequence[Mapping[str, Any]] = (),
    *,
    letterhead: Letterhead | None = None,
    told: Mapping[str, Sequence[Block]] | None = None,
    narrative: Mapping[str, Sequence[str]] | None = None,
) -> OfficialDocument:
    """The report as a value, from the contract alone: screen and paper show the same figures.

    ``lines`` are the agencies of Annex II as in the contract; ``told`` what the reports say in
    words and ``narrative`` the paragraphs an officer wrote, both by the keys of ``SECTIONS``. It
    is unnumbered: the clerk numbers it.
    """
    head = letterhead or Letterhead()
    year, fingerprint = contract["year"], contract["sha256"]
    return OfficialDocument(
        issuer_parent=head.issuer_parent,
        issuer=head.issuer,
        number=None,
        notation=head.notation,
        place=head.place,
        day=None,
        year=year,
        type_name="Báo cáo",
        abstract=(
            "Kết quả xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng "
            f"theo TCVN ISO 9001:2015 trên địa bàn tỉnh năm {year}"
        ),
        body=tuple(_body(contract, group_names(groups), told or {}, narrative or {})),
        recipients=head.recipients,
        kept_at=head.kept_at,
        signer_title=head.signer_title,
        signer_name=head.signer_name,
        annexes=annexes(contract, group_names(groups), lines),
        fingerprint=fingerprint,
    )


def _body(
    contract: Contract,
    names: Mapping[str, str],
    told: Mapping[str, Sequence[Block]],
    narrative: Mapping[str, Sequence[str]],
) -> list[Block]:
    """Figures first, then what the reports say, then the officer's words; never an empty part."""
    counted = {
        "progress": _progress(contract),
        "results": _results(contract, names),
        "inspections": _inspections(contract),
    }
    body: list[Block] = []
    for key, title in SECTIONS.items():
        parts = [
            *counted.get(key, ()),
            *figures_told(contract, key),
            *(compared_blocks(contract) if key == "results" else ()),
            *told.get(key, ()),
            *map(Paragraph.of, narrative.get(key, ())),
        ]
        body += [Heading(1, title), *(parts or [Paragraph.of(NOTHING)])]
    return body


def _progress(contract: Contract) -> list[Block]:
    sent = f"Gửi báo cáo năm: {wording.counts(contract['reports'], wording.REPORTS)}."
    return [Paragraph.of(sent)]


def _results(contract: Contract, names: Mapping[str, str]) -> list[Block]:
    at = wording.moment(contract["as_of"])
    since = f"Tính đến {at}" if at else f"Theo danh sách tổng hợp năm {contract['year']}"
    totals = contract["totals"]
    return [
        Paragraph.of(
            f"{since}, có {wording.number(contract['n_agencies'])} cơ quan thuộc diện tổng hợp "
            f"với {wording.number(contract['n_systems'])} hệ thống quản lý chất lượng."
        ),
        Bullets.of(
            f"{word}: {wording.rate(totals[key])}." for key, word in wording.QUESTIONS.items()
        ),
        Heading(2, "Đã công bố theo nhóm cơ quan"),
        Bullets.of(
            f"{names.get(group['group'], group['group'])}: {wording.rate(group['declared'])}."
            for group in contract["groups"]
            if group["n"]
        ),
        Heading(2, "Đã công bố theo diện áp dụng"),
        Bullets.of(
            f"{name}: {wording.rate(block['declared'])}."
            for name, block in obligation_blocks(contract)
        ),
        *_disagreements(contract),
    ]


def _inspections(contract: Contract) -> list[Block]:
    found = contract["inspections"]
    modes = wording.counts(found, wording.INSPECTIONS)
    known = any(found[key] for key in wording.INSPECTIONS)
    inspected = f"{wording.number(found['inspected'])}. Theo hình thức: {modes}" if known else modes
    told: list[Block] = [Paragraph.of(f"Số cơ quan được kiểm tra: {inspected}.")]
    rows = rating_rows(contract)
    if rows:
        told.append(
            Bullets.of(
                f"{label}: {wording.number(n)}/{wording.number(of)} cơ quan được kiểm tra"
                f"{'' if pct is None else f' ({wording.percentage(pct)})'}."
                for label, n, of, pct in rows
            )
        )
    return told


def _disagreements(contract: Contract) -> list[Block]:
    """Footing that fails is told in the report itself; figures are never made to agree."""
    failed = failed_checks(contract)
    if not failed:
        return []
    return [Heading(2, "Số liệu chưa khớp khi đối chiếu"), Bullets.of(failed)]
