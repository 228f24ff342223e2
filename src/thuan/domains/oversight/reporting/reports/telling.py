"""What the reports of a synthesis tell, section by section: sums, answers, difficulties, proposals.

Every figure comes from the contract, so that paper, page and package say the same; the words of
agencies come from the very report versions that were frozen.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from thuan.domains.oversight.reporting.reports import wording
from thuan.kernel.reports.document import Block, Bullets, Heading, Paragraph
from thuan.kernel.text import fold
from thuan.kernel.text.numbers import format_amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thuan.domains.oversight.reporting.reports.tables import Contract
    from thuan.domains.oversight.reporting.template import Template

MOST_PROPOSALS: Final = 12
NOTHING: Final = "Các báo cáo được tổng hợp không có thông tin về nội dung này."


class Told(NamedTuple):
    """A figure that a section tells: the field of the annual report, its words, its unit."""

    code: str
    words: str
    unit: str = ""


FIGURES: Final[Mapping[str, Sequence[Told]]] = {
    "progress": (
        Told("R10.guidance_issued", "Văn bản chỉ đạo, hướng dẫn đã ban hành", "văn bản"),
        Told("R18.trained_persons", "Lượt người được đào tạo", "người"),
        Told("R18.classes_own", "Lớp do cơ quan tự tổ chức", "lớp"),
        Told("R19.auditors_qualified", "Đánh giá viên nội bộ đủ năng lực", "người"),
    ),
    "results": (
        Told("R09.tthc_in_force", "Thủ tục hành chính đang thực hiện", "thủ tục"),
        Told("R09.procedure_rate", "Thủ tục hành chính đã có quy trình nội bộ"),
        Told("R22.on_time_rate", "Hồ sơ giải quyết trước hạn và đúng hạn"),
        Told("R25.index", "Chỉ số hài lòng chung", "điểm"),
        Told("R27.audit_held", "Đã đánh giá nội bộ trong kỳ"),
        Told("R29.review_held", "Lãnh đạo đã xem xét trong kỳ"),
        Told("R15.objectives_total", "Mục tiêu chất lượng", "mục tiêu"),
        Told("R15.met", "Mục tiêu đạt", "mục tiêu"),
        Told("R28.nc_opened", "Điểm không phù hợp mở trong kỳ", "điểm"),
        Told("R28.nc_closed", "Điểm không phù hợp đã đóng", "điểm"),
    ),
    "budget": (
        Told("R12.budget_planned", "Kinh phí dự toán", "triệu đồng"),
        Told("R12.budget_spent", "Kinh phí đã sử dụng", "triệu đồng"),
    ),
}


def figures_told(contract: Contract, section: str) -> list[Block]:
    """The sums and rates of a section with how many reports they rest on; [] without any."""
    values: Mapping[str, Any] = contract.get("values") or {}
    lines = [
        f"{told.words}: {_figure(value, told.unit)}."
        for told in FIGURES.get(section, ())
        if (value := value_of(values, told.code)) is not None
    ]
    return [Bullets.of(lines)] if lines else []


def value_of(values: Mapping[str, Any], code: str) -> Mapping[str, Any] | None:
    """The figure of a field; a rate stands under the code of its numerator. None without one."""
    found: Mapping[str, Any] | None = values.get(code) or values.get(f"{code}.n")
    return found


def _figure(value: Mapping[str, Any], unit: str) -> str:
    """``1.234 người (117 cơ quan); chưa có số liệu (2)``, ``90/119 (75,63 %)``."""
    if not value["n"]:
        return wording.unknown(value["missing"])
    of = wording.number(value["n"])
    if value["rule"] == "RATIO":
        pair = f"{_amount(value['numerator'])}/{_amount(value['denominator'])}"
        known = f"{pair} ({wording.percentage(value['pct'])}), theo báo cáo của {of} cơ quan"
    elif value["rule"] == "MEAN":
        answers, median = _amount(value["denominator"]), _points(value["median"])
        known = (
            f"{_points(value['mean'])} {unit} theo {answers} phiếu hợp lệ của {of} cơ quan, "
            f"trung vị các cơ quan {median} {unit}"
        )
    elif value["rule"] == "COUNT":
        known = f"{_amount(value['numerator'])}/{of} cơ quan ({wording.percentage(value['pct'])})"
    else:
        known = f"{_amount(value['numerator'])} {unit}, theo báo cáo của {of} cơ quan"
    return f"{known}; {wording.unknown(value['missing'])}" if value["missing"] else known


def _points(text: str) -> str:
    """``88,64`` from the ``88.64`` of the contract."""
    return text.replace(".", ",")


def _amount(number: int | str) -> str:
    return format_amount(Decimal(number))


def words_told(
    contents: Sequence[Mapping[str, Any]], template: Template, names: Mapping[str, str]
) -> dict[str, list[Block]]:
    """What agencies wrote of difficulties and proposals, by section.

    ``contents``: ``{"agency": code, "content": {"values": …}}`` for each report of the synthesis;
    ``names``: agency code to name. A choice is counted once a report; equal proposals once.
    """
    values = [(each["agency"], each["content"]["values"]) for each in contents]
    told: dict[str, list[Block]] = {}
    if assessment := _assessment(template, [each for _code, each in values]):
        told["assessment"] = assessment
    if proposals := _texts(values, "R34.proposals", names):
        told["proposals"] = proposals
    if plans := sum(bool(each.get("R35.next_year")) for _code, each in values):
        told["next_year"] = [
            Paragraph.of(
                f"{wording.number(plans)}/{wording.number(len(values))} cơ quan đã gửi báo cáo "
                "nêu kế hoạch năm sau."
            )
        ]
    return told


def _assessment(template: Template, values: Sequence[Mapping[str, Any]]) -> list[Block]:
    blocks: list[Block] = []
    for heading, code in (
        ("Tự đánh giá của cơ quan", "R32.self_rating"),
        ("Khó khăn, vướng mắc được nêu", "R33.codes"),
    ):
        if code not in template.fields:
            continue
        labels = {choice.code: choice.label.vi for choice in template.field(code).choices}
        counted = Counter(chosen for each in values for chosen in _chosen(each.get(code)))
        ranked = sorted(counted, key=lambda one: (-counted[one], list(labels).index(one)))
        rows = [f"{labels[one]}: {wording.number(counted[one])} cơ quan." for one in ranked]
        if rows:
            blocks += [Heading(2, heading), Bullets.of(rows)]
    return blocks


def _chosen(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return {value} if value else set()
    return set(value) if isinstance(value, list) else set()


def _texts(
    values: Sequence[tuple[str, Mapping[str, Any]]], code: str, names: Mapping[str, str]
) -> list[Block]:
    """Each different text with who wrote it first and how many more did, the commonest first."""
    said: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for agency, each in values:
        text = each.get(code)
        if isinstance(text, str) and text.strip():
            told = text.strip().rstrip(".")
            words.setdefault(fold(told), told)
            said.setdefault(fold(told), []).append(names.get(agency, agency))
    if not said:
        return []
    ranked = sorted(said, key=lambda key: (-len(said[key]), key))
    rows = [f"{words[key]} ({_who(said[key])})." for key in ranked[:MOST_PROPOSALS]]
    rest = len(ranked) - MOST_PROPOSALS
    if rest > 0:
        rows.append(f"Và {wording.number(rest)} kiến nghị khác, ghi trong báo cáo của cơ quan.")
    return [Bullets.of(rows)]


def _who(agencies: Sequence[str]) -> str:
    first, more = agencies[0], len(agencies) - 1
    return f"{first} và {wording.number(more)} cơ quan khác" if more else first
