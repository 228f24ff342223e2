"""From a file, or from the database, to the content of an edition; every fault at once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from thuan.domains.registry.standards.content.places import ContentFault, Place
from thuan.domains.registry.standards.content.shape import (
    Amendment,
    Applicability,
    Clause,
    EditionContent,
    Information,
    MappingRow,
    Question,
    Words,
)
from thuan.domains.registry.standards.enums import (
    Applies,
    ClauseKind,
    Demand,
    EditionStatus,
    Ground,
    InformationKind,
    Mark,
    Method,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)*\Z")
LONGEST: Final = {"code": 40, "name": 160}


@dataclass(frozen=True, slots=True)
class EditionFile:
    """What a file says of an edition: which it is, and what it holds."""

    code: str
    revision: int
    status: EditionStatus
    valid_from: dt.date | None
    name: Words
    note: Words
    content: EditionContent


def read_content(data: Mapping[str, Any]) -> EditionContent:
    """The content as values; raises ContentFault with every fault and its place."""
    faults: list[str] = []
    content = _content(Place(data, _("Tệp"), faults), faults)
    if faults:
        raise ContentFault(faults)
    return content


def read_file(data: Any) -> EditionFile:
    """A whole file; raises ContentFault with every fault and its place."""
    faults: list[str] = []
    root = Place(data, _("Tệp"), faults)
    head = Place(root.row.get("edition"), "edition", faults)
    code, name = head.text("code"), head.words("name")
    lengths = (("code", code), ("name", name.vi), ("name", name.en))
    for which, text in lengths:
        if len(text) > LONGEST[which]:
            words = {"text": text[:30], "limit": LONGEST[which]}
            head.wrong(_("“%(text)s…” dài hơn %(limit)s chữ.") % words)
    status = head.one_of("status", EditionStatus)
    content = _content(root, faults)
    found = EditionFile(
        code=code,
        revision=_revision(head),
        status=status,
        valid_from=_since(head, status),
        name=name,
        note=head.words("note", required=False),
        content=content,
    )
    if status is EditionStatus.IN_FORCE and not content.clauses:
        root.wrong(_("phiên bản đã ban hành phải có cây điều khoản “clauses”."))
    if not content.clauses and not content.mapping:
        root.wrong(_("không có điều khoản và không có bảng đối chiếu nào."))
    if faults:
        raise ContentFault(faults)
    return found


def _revision(head: Place) -> int:
    value = head.row.get("revision", 1)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 999:
        head.wrong(_("“revision” cần là số từ 1 đến 999."))
        return 1
    return value


def _since(head: Place, status: EditionStatus) -> dt.date | None:
    text = head.text("valid_from", required=status is EditionStatus.IN_FORCE)
    if not text:
        return None
    if status is EditionStatus.DRAFT:
        head.wrong(_("bản dự thảo chưa có ngày hiệu lực; bỏ “valid_from”."))
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        head.wrong(_("“valid_from” viết năm-tháng-ngày, ví dụ 2015-09-15."))
        return None


def _content(root: Place, faults: list[str]) -> EditionContent:
    clauses = tuple(_clause(place) for place in root.parts("clauses"))
    _check_tree(clauses, faults)
    if root.row.get("mapping") is None:
        return EditionContent(clauses)
    mapping = Place(root.row["mapping"], "mapping", faults)
    rows = tuple(_mapping_row(place) for place in mapping.parts("rows"))
    known = {clause.number for clause in clauses}
    for number, row in enumerate(rows, start=1):
        for to in (one for one in row.after if known and one not in known):
            words = {"number": number, "to": to}
            mapping.wrong(_("dòng %(number)s nêu điều khoản %(to)s không có trong cây.") % words)
    return EditionContent(clauses, mapping.text("from"), rows)


def _check_tree(clauses: tuple[Clause, ...], faults: list[str]) -> None:
    seen: set[str] = set()
    questions: set[str] = set()
    for clause in clauses:
        words = {"clause": clause.number, "parent": clause.parent}
        if clause.number in seen:
            faults.append(_("Điều khoản %(clause)s: ghi hai lần.") % words)
        if clause.parent and clause.parent not in seen:
            sentence = _("Điều khoản %(clause)s: điều khoản mẹ %(parent)s không đứng ở trên nó.")
            faults.append(sentence % words)
        seen.add(clause.number)
        for question in clause.questions:
            if question.code in questions:
                told = {"clause": clause.number, "code": question.code}
                faults.append(_("Điều khoản %(clause)s: câu hỏi %(code)s ghi hai lần.") % told)
            questions.add(question.code)


def _clause(place: Place) -> Clause:
    number = place.text("clause")
    place.way = f"{place.way} ({number})" if number else place.way
    if number and (not NUMBER.match(number) or len(number) > 20):
        place.wrong(_("số điều khoản viết như 7.1.5."))
    parent = place.text("parent", required=False)
    if parent and not number.startswith(f"{parent}."):
        place.wrong(_("không nằm dưới điều khoản mẹ %(parent)s.") % {"parent": parent})
    return Clause(
        number=number,
        parent=parent,
        kind=place.one_of("kind", ClauseKind),
        title=place.words("title"),
        summary=place.words("summary"),
        applicability=_applicability(place.part("applicability_public_agency")),
        title_checked=place.text("title_vi_source", required=False) != "auditor_knowledge",
        title_is_ours=place.flag("untitled_in_standard"),
        elements=tuple((one.text("code"), one.words("")) for one in place.parts("elements")),
        information=tuple(_information(one) for one in place.parts("documented_information")),
        questions=tuple(_question(one) for one in place.parts("checklist")),
        examples=place.texts("typical_evidence_vi"),
        amendment=_amendment(place),
    )


def _applicability(place: Place) -> Applicability:
    kinds = place.row.get("by_type")
    by_type = place.part("by_type") if kinds is not None else None
    return Applicability(
        default=place.one_of("default", Applies),
        may_be_left_out=place.flag("na_allowed"),
        note=place.words("note"),
        by_type={str(kind): by_type.part(kind).words("") for kind in by_type.row}
        if by_type
        else {},
        blocked_by=_ground(place, "na_blocked_by"),
        warned_by=_ground(place, "na_warned_by"),
        needs_endorsement=_endorsed(place),
    )


def _ground(place: Place, name: str) -> Ground | None:
    return None if place.row.get(name) is None else place.one_of(name, Ground)


def _endorsed(place: Place) -> bool:
    by = place.text("na_endorsed_by", required=False)
    if by not in {"", "QMR"}:
        place.wrong(_("“na_endorsed_by” chỉ nhận QMR."))
    return by == "QMR"


def _information(place: Place) -> Information:
    kind, demand = place.one_of("kind", InformationKind), place.one_of("level", Demand)
    return Information(kind, demand, place.words("name"))


def _question(place: Place) -> Question:
    return Question(place.text("id"), place.words(""), place.one_of("method", Method))


def _amendment(place: Place) -> Amendment | None:
    if place.row.get("amendment") is None:
        return None
    part = place.part("amendment")
    name = Words(part.text("name"), part.text("name_en"))
    return Amendment(name, part.words("change"), part.one_of("status", Mark))


def _mapping_row(place: Place) -> MappingRow:
    before, after = place.texts("from"), place.texts("to")
    if not before or not after:
        place.wrong(_("cần “from” và “to”, mỗi bên ít nhất một điều khoản."))
    change, mark = place.words("change"), place.one_of("mark", Mark)
    return MappingRow(before, after, change, mark, place.texts("sources"))
