"""How an internal procedure is said to its readers: its limits, its steps, what stands against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.api import limit_words, terms_of
from thuan.domains.system.documents.api import Changed
from thuan.domains.system.procedures.content import (
    ProcedureContent,
    critical_hours,
    read,
    time_of,
)
from thuan.domains.system.procedures.enums import Standing
from thuan.domains.system.procedures.judging import AHEAD, tightest, time_words
from thuan.domains.system.procedures.selectors.limits import limits_of
from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.registry.procedures.api import ProcedureTerms
    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.domains.system.procedures.content import Step


@dataclass(frozen=True, slots=True)
class Fit:
    """The time of the steps beside the room that the limits leave, as a sentence."""

    sentence: str
    tone: Tone


def first_day_of(version: DocumentVersion) -> dt.date:
    """The day from which the version is judged: when it came or is to come into force, or today."""
    return version.effective_from or version.planned_from or business_day(version.updated_at)


def fit_of(content: ProcedureContent, first: dt.date) -> Fit:
    """How the steps stand against the tightest limit, for the page; the approval judges anew."""
    needed = critical_hours(content.steps)
    limits, _unknown = limits_of(content, first)
    room = tightest(limits, working_days.load(first=first), first, first + AHEAD)
    if room is None:
        words = {"needed": time_words(needed)}
        return Fit(_("Các bước cần %(needed)s; chưa biết thời hạn.") % words, Tone.NEUTRAL)
    words = {"needed": time_words(needed), "room": time_words(room.hours)}
    words["source"] = room.limit.source
    if needed > room.hours:
        words["excess"] = time_words(needed - room.hours)
        sentence = _("Các bước cần %(needed)s, quá thời hạn %(source)s (%(room)s): %(excess)s.")
        return Fit(sentence % words, Tone.DANGER)
    words["left"] = time_words(room.hours - needed)
    sentence = _("Các bước cần %(needed)s; thời hạn %(source)s: %(room)s, còn dư %(left)s.")
    return Fit(sentence % words, Tone.SUCCESS)


def shown(version: DocumentVersion) -> dict[str, Any]:
    """What a reader of the version sees, for the template."""
    content = read(version.structure)
    first = first_day_of(version)
    terms = terms_of(content.covers, first)
    return {
        "content": content,
        "fit": fit_of(content, first),
        "committed": _promise(content),
        "covers": [(code, *_named(terms.get(code))) for code in content.covers],
        "flow_title": _("Lưu đồ các bước của %(title)s") % {"title": version.document.title},
        "rows": [
            (n, step, time_of(step), output_words(step)) for n, step in enumerate(content.steps, 1)
        ],
        "sections": sections_of(content),
    }


def _named(terms: ProcedureTerms | None) -> tuple[str, str]:
    """Name and limit of an administrative procedure; empty where the register has none."""
    if terms is None:
        return "", ""
    return terms.name, limit_words(terms.limit_value, terms.limit_unit)


def sections_of(content: ProcedureContent) -> list[tuple[str, str]]:
    """Heading and words of each section that says something, in the practised order."""
    listed = [
        (_("Mục đích"), content.purpose),
        (_("Phạm vi"), content.scope),
        (_("Định nghĩa, viết tắt"), content.definitions),
        (_("Thành phần hồ sơ"), content.dossier),
        (_("Số lượng hồ sơ"), content.sets),
        (_("Đối tượng, nơi tiếp nhận và trả kết quả"), content.applicants),
        (_("Yêu cầu, điều kiện"), content.conditions),
        (_("Hồ sơ lưu"), content.records),
    ]
    return [(heading, words) for heading, words in listed if words]


def searched(structure: Any) -> str:
    """What the search finds of a procedure: its codes, its words, its steps."""
    content = read(structure)
    said = [words for _heading, words in sections_of(content)]
    for one in content.steps:
        said += [one.name, one.role, one.action, one.output, one.form]
    return "\n".join((*content.covers, *said))


def output_words(step: Step) -> str:
    """Result and form of a step in one cell: "Giấy tiếp nhận; BM-01"."""
    return "; ".join(word for word in (step.output, step.form) if word)


STANDING_TONES = {
    Standing.GAP: Tone.ATTENTION,
    Standing.BEHIND: Tone.DANGER,
    Standing.COVERED: Tone.SUCCESS,
}


def standing_badge(row: Any) -> Badge:
    """How a TTHC of a list (``listed_terms``) stands with its internal procedure."""
    standing = Standing(row.standing)
    return Badge(STANDING_TONES[standing], str(standing.label))


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Changed]:
    """What changed between two contents: codes, promise, sections, and step by step.

    A step is known by its name: one that was renamed is one gone and one new.
    """
    before, after = read(old), read(new)
    found = [
        Changed(_("TTHC"), ", ".join(before.covers), ", ".join(after.covers)),
        Changed(_("Thời hạn cơ quan cam kết"), _promise(before), _promise(after)),
    ]
    was, now = dict(sections_of(before)), dict(sections_of(after))
    headings = dict.fromkeys((*was, *now))
    found += [Changed(one, was.get(one, ""), now.get(one, "")) for one in headings]
    steps = _placed(before), _placed(after)
    for name in dict.fromkeys((*steps[0], *steps[1])):
        what = _("Bước “%(name)s”") % {"name": name}
        found.append(Changed(what, steps[0].get(name, ""), steps[1].get(name, "")))
    return [one for one in found if one.old != one.new]


def _promise(content: ProcedureContent) -> str:
    promised = content.committed
    return limit_words(promised.value, promised.unit) if promised else ""


def _placed(content: ProcedureContent) -> dict[str, str]:
    """Name of a step → all of it in one line, its place first."""
    return {step.name: f"{place}. {_step(step)}" for place, step in enumerate(content.steps, 1)}


def _step(step: Step) -> str:
    marks = (
        (step.with_previous, _("cùng lúc với bước trên")),
        (step.control, _("điểm kiểm soát")),
        (step.external, _("cơ quan khác làm")),
    )
    said = (step.role, time_of(step), step.action, output_words(step))
    return "; ".join([*(word for word in said if word), *(word for on, word in marks if on)])
