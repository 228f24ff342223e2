"""The synthesis on two pages for the People's Committee: what a chairman reads before the meeting.

Every figure comes from the frozen contract, with its denominator and what is unknown; the long
report holds the rest. Lists and words are cut to what two pages hold, and say where they go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.oversight.reporting.reports import wording
from thuan.domains.oversight.reporting.reports.document import Letterhead
from thuan.domains.oversight.reporting.reports.tables import Contract, group_names
from thuan.domains.oversight.reporting.reports.telling import value_of
from thuan.domains.oversight.reporting.reports.two_years import compared_row
from thuan.kernel.reports.document import (
    Block,
    Bullets,
    DataTable,
    Heading,
    OfficialDocument,
    Paragraph,
    TableColumn,
)
from thuan.kernel.text import keep_together
from thuan.kernel.text.numbers import format_amount, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.domains.oversight.reporting.aggregate import Group

MOST_PLACES: Final = 5
MOST_ROWS: Final = 4
MOST_GROUPS: Final = 10
LONGEST_WORDS: Final = 320
# Figures of the reports that stand among the headline sentences, where the template asks them.
HEADLINES: Final = {
    "R09.procedure_rate": "Thủ tục hành chính đã có quy trình nội bộ",
    "R22.on_time_rate": "Hồ sơ giải quyết trước hạn và đúng hạn",
    "R27.audit_held": "Đã đánh giá nội bộ trong kỳ",
    "R29.review_held": "Lãnh đạo đã xem xét hệ thống trong kỳ",
}
RULE: Final = (
    "Nơi chưa gửi báo cáo xếp trước, rồi nơi có nhiều điểm chưa đạt hơn; "
    "điều chưa có số liệu không tính là chưa đạt."
)


@dataclass(frozen=True, slots=True)
class Place:
    """An agency that needs attention, and every reason that is known; never a guess."""

    name: str
    reasons: tuple[str, ...]
    is_silent: bool


def summary_document(
    contract: Contract,
    groups: Sequence[Group],
    lines: Sequence[Mapping[str, Any]],
    *,
    letterhead: Letterhead | None = None,
    narrative: Mapping[str, str] | None = None,
    attached_to: str = "",
) -> OfficialDocument:
    """The summary as a value; ``attached_to`` names the report it goes with, once numbered."""
    head, year = letterhead or Letterhead(), contract["year"]
    return OfficialDocument(
        issuer_parent=head.issuer_parent,
        issuer=head.issuer,
        number=None,
        notation=head.notation,
        place=head.place,
        day=None,
        year=year,
        type_name="Báo cáo tóm tắt",
        abstract=f"Kết quả áp dụng hệ thống quản lý chất lượng trên địa bàn tỉnh năm {year}",
        body=tuple(_body(contract, group_names(groups), lines, narrative or {}, attached_to)),
        recipients=head.recipients,
        kept_at=head.kept_at,
        signer_title=head.signer_title,
        signer_name=head.signer_name,
        fingerprint=contract["sha256"],
    )


def _body(
    contract: Contract,
    names: Mapping[str, str],
    lines: Sequence[Mapping[str, Any]],
    narrative: Mapping[str, str],
    attached_to: str,
) -> list[Block]:
    return [
        Paragraph.of(_since(contract, attached_to)),
        Heading(1, "Kết quả chính"),
        Bullets.of(_headlines(contract)),
        _further(contract),
        _by_group(contract, names),
        *_two_years(contract),
        Heading(1, "Nơi cần quan tâm"),
        *_places(places(lines)),
        Heading(1, "Kiến nghị Ủy ban nhân dân tỉnh"),
        *_asked(contract, lines, narrative),
    ]


def _since(contract: Contract, attached_to: str) -> str:
    at = wording.moment(contract["as_of"])
    since = f"Số liệu khóa lúc {at}" if at else f"Số liệu năm {contract['year']}"
    version = f", bản {contract['version']}" if contract["version"] else ""
    kept = f" Kèm theo {attached_to}." if attached_to else ""
    return (
        f"{since}{version}: {wording.number(contract['n_agencies'])} cơ quan thuộc diện tổng hợp, "
        f"{wording.number(contract['n_systems'])} hệ thống.{kept}"
    )


def _headlines(contract: Contract) -> list[str]:
    """Three sentences: who reported in time, who has declared, who was inspected."""
    reports, of = contract["reports"], contract["n_agencies"]
    on_time = f"{wording.number(reports['on_time'])}/{wording.number(of)} cơ quan"
    share = keep_together(format_percent(reports["on_time"], of) or "–")
    rest = ", ".join(
        f"{words.lower()} {wording.number(reports[key])}"
        for key, words in wording.REPORTS.items()
        if key != "on_time"
    )
    known = any(reports[key] for key in wording.REPORTS)
    arrived = f"{on_time} ({share}); {rest}" if known else wording.unknown(reports["unknown"])
    return [
        f"Gửi báo cáo năm đúng hạn: {arrived}.",
        f"Đã công bố hệ thống: {wording.rate(contract['totals']['declared'])}.",
        f"Kiểm tra: {wording.counts(contract['inspections'], wording.INSPECTIONS)}.",
    ]


def _further(contract: Contract) -> DataTable:
    """What the reports answer, each over the base it is known for."""
    again = contract["totals"]["redeclared"]
    rows = [("Công bố lại trong năm", _pair(again["n"], again["of"]), again)]
    values = contract.get("values") or {}
    for code, words in HEADLINES.items():
        if found := value_of(values, code):
            rows.append((words, _pair(found["numerator"], found["denominator"]), found))
    columns = (
        TableColumn("Số liệu từ báo cáo của cơ quan", 7),
        TableColumn("Đạt / số đã biết", 3.2, "right"),
        TableColumn("Tỷ lệ", 1.8, "right"),
        TableColumn("Chưa có số liệu", 2.2, "right"),
    )
    return DataTable(
        columns,
        tuple(
            (words, pair, wording.percentage(found["pct"]), wording.number(found["missing"]))
            for words, pair, found in rows
        ),
    )


def _pair(n: int | str, of: int | str | None) -> str:
    """``10.682/11.141``; a dash where nothing is known, never 0 out of 0."""
    if not of or not Decimal(of):
        return "–"
    return f"{format_amount(Decimal(n))}/{format_amount(Decimal(of))}"


def _by_group(contract: Contract, names: Mapping[str, str]) -> DataTable:
    columns = (
        TableColumn("Nhóm cơ quan", 6),
        TableColumn("Tổng số", 1.2, "right"),
        TableColumn("Đã công bố", 1.8, "right"),
        TableColumn("Chưa có số liệu", 1.9, "right"),
        *(TableColumn(word, 1.2, "right") for word in wording.REPORTS.values()),
    )
    told = [group for group in contract["groups"] if group["n"]]
    rows = [_group_row(_short(names.get(group["group"], group["group"])), group) for group in told]
    whole = {"n": contract["n_agencies"], **contract["totals"], "reports": contract["reports"]}
    rest = len(rows) - MOST_GROUPS
    notes = (f"Và {rest} nhóm khác, xem Phụ lục I của báo cáo.",) if rest > 0 else ()
    return DataTable(
        columns, tuple(rows[:MOST_GROUPS]), total=_group_row("Cộng", whole), notes=notes
    )


def _short(name: str) -> str:
    """The name of a group without what stands in brackets: the annex has it in full."""
    return name.partition(" (")[0]


def _group_row(name: str, block: Mapping[str, Any]) -> tuple[str, ...]:
    declared, reports = block["declared"], block["reports"]
    known = any(reports[key] for key in wording.REPORTS)
    pair = f"{wording.number(declared['n'])}/{wording.number(declared['of'])}"
    return (
        name,
        wording.number(block["n"]),
        pair if declared["of"] else "–",
        wording.number(declared["missing"]),
        *(wording.number(reports[key]) if known else "–" for key in wording.REPORTS),
    )


def _two_years(contract: Contract) -> list[Block]:
    """The same agencies in both years; a sentence where nothing can be compared."""
    rows = [row for row in contract.get("comparison", ()) if row["n"]][:MOST_ROWS]
    year = contract["year"]
    if not rows:
        return [Paragraph.of(f"Chưa có số liệu năm {year - 1} để so sánh.")]
    columns = (
        TableColumn(f"So với năm {year - 1}, trên cùng những cơ quan", 7),
        TableColumn(f"Năm {year - 1}", 1.6, "right"),
        TableColumn(f"Năm {year}", 1.6, "right"),
        TableColumn("Thay đổi", 2, "right"),
        TableColumn("Số cơ quan so sánh", 2, "right"),
    )
    return [DataTable(columns, tuple(compared_row(row)[:5] for row in rows))]


def places(lines: Iterable[Mapping[str, Any]]) -> list[Place]:
    """Every agency with a known reason, the silent ones first, then by how many reasons."""
    found = [place for line in lines if (place := _place(line)).reasons]
    return sorted(found, key=lambda one: (not one.is_silent, -len(one.reasons)))


def _place(line: Mapping[str, Any]) -> Place:
    values = line.get("values") or {}
    if line["report_status"] == "missing":
        return Place(line["name"], ("chưa gửi báo cáo năm",), is_silent=True)
    known = (
        ("chưa công bố", line["declared"] is False),
        ("chưa đánh giá nội bộ trong kỳ", values.get("R27.audit_held") == 0),
        ("lãnh đạo chưa xem xét trong kỳ", values.get("R29.review_held") == 0),
        ("báo cáo trễ hạn", line["report_status"] == "late" and not line.get("waived")),
    )
    return Place(line["name"], tuple(words for words, holds in known if holds), is_silent=False)


def _places(found: Sequence[Place]) -> list[Block]:
    if not found:
        return [Paragraph.of("Không cơ quan nào có điểm chưa đạt trong số liệu đã có.")]
    shown = found[:MOST_PLACES]
    rest = len(found) - len(shown)
    more = f" Còn {wording.number(rest)} nơi khác, xem Phụ lục II của báo cáo." if rest else ""
    columns = (TableColumn("Cơ quan", 6), TableColumn("Vì sao", 8))
    rows = tuple((one.name, "; ".join(one.reasons)) for one in shown)
    return [DataTable(columns, rows, notes=(RULE + more,))]


def _asked(
    contract: Contract, lines: Iterable[Mapping[str, Any]], narrative: Mapping[str, str]
) -> list[Block]:
    """What the officer wrote, then what follows from the figures alone."""
    said = [_cut(text) for text in [narrative.get("proposals", "").strip()] if text]
    said += _following(contract, [line.get("values") or {} for line in lines])
    if not said:
        return [Paragraph.of("Bản tổng hợp này không có kiến nghị.")]
    return [Bullets.of(said)]


def _following(contract: Contract, values: Sequence[Mapping[str, Any]]) -> list[str]:
    declared = contract["totals"]["declared"]
    counted = (
        ("gửi báo cáo năm", contract["reports"]["missing"]),
        ("công bố hệ thống", declared["of"] - declared["n"]),
        ("đánh giá nội bộ", sum(each.get("R27.audit_held") == 0 for each in values)),
        ("lãnh đạo xem xét hệ thống", sum(each.get("R29.review_held") == 0 for each in values)),
    )
    told = [f"{words} ({wording.number(n)} cơ quan)" for words, n in counted if n]
    return [f"Chỉ đạo các cơ quan làm phần còn thiếu: {', '.join(told)}."] if told else []


def _cut(text: str) -> str:
    """The words in one line; too long ones end at a word and say where they go on."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_WORDS:
        return line
    return f"{line[:LONGEST_WORDS].rsplit(' ', 1)[0]}… (toàn văn tại mục VII của báo cáo)."
