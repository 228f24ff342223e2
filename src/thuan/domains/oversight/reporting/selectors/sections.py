"""A report as its template asks it: sections with their state, answers in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.judging import last_day_of, template_of
from thuan.domains.oversight.reporting.selectors.beside import beside_content
from thuan.domains.oversight.reporting.template import (
    FieldType,
    SectionState,
    computed,
    figure,
    missing,
    section_state,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.domains.oversight.reporting.selectors.beside import Beside
    from thuan.domains.oversight.reporting.template import Field, Section, Template


STATE_WORDS = {
    SectionState.DONE: gettext_lazy("Đã xong"),
    SectionState.DOING: gettext_lazy("Đang làm"),
    SectionState.NOT_STARTED: gettext_lazy("Chưa bắt đầu"),
    SectionState.NOT_YET_POSSIBLE: gettext_lazy("Chưa làm được"),
}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of the task list: the section, its state, how many required fields lack."""

    section: Section
    state: SectionState
    lacking: int

    @property
    def is_done(self) -> bool:
        return self.state is SectionState.DONE

    @property
    def state_words(self) -> str:
        return str(STATE_WORDS[self.state])


@dataclass(frozen=True, slots=True)
class Answer:
    """One field with its value in words; ``lacks``: required and not given.

    ``note`` is what stands beside it: last year's figure, where it comes from, what was changed.
    """

    code: str
    label: str
    words: str
    given: bool
    lacks: bool
    computed: bool
    note: Beside | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its answers."""

    section: Section
    answers: tuple[Answer, ...]


def sections_of(report: AnnualReport, paper: DraftContent) -> list[SectionLine]:
    """The task list of a report, in the template's order."""
    template, on = template_of(report), last_day_of(report)
    lacking = {field.code for field in missing(template, report.group, paper.values, on)}
    return [
        SectionLine(
            section,
            section_state(
                template,
                section,
                report.group,
                paper.values,
                on,
                said_done=section.code in paper.done_sections,
            ),
            len(lacking & set(section.fields)),
        )
        for section in template.sections
    ]


def with_unit(field: Field, value: Any, language: str) -> str:
    """``22,75 triệu đồng``: a figure never stands without what it counts."""
    words = shown(field, value, language)
    counted = field.type in {FieldType.INTEGER, FieldType.DECIMAL} and str(field.unit)
    if not counted or figure(value) is None:
        return words
    return f"{words}\u00a0{field.unit}"


def computed_words(
    template: Template,
    codes: Iterable[str],
    values: Mapping[str, Any],
    so_far: Mapping[str, str],
) -> dict[str, str]:
    """Each of these fields that follows from others: its figure, or how far it is (``so_far``)."""
    whole, language, found = computed(template, values), get_language() or "vi", {}
    for field in map(template.field, codes):
        if field.computed is None:
            continue
        if whole.get(field.code) is not None:
            found[field.code] = with_unit(field, whole[field.code], language)
        elif amount := so_far.get(field.code):
            words = _("đến nay %(sum)s, chưa đủ số liệu")
            found[field.code] = words % {"sum": amount}
        else:
            found[field.code] = _("chưa đủ số liệu để tính")
    return found


def answers(
    report: AnnualReport, values: Mapping[str, Any], notes: Mapping[str, Beside] | None = None
) -> list[Part]:
    """Every answer in words, folded fields only where they were answered."""
    template, on = template_of(report), last_day_of(report)
    whole = {**computed(template, values), **values}
    lacking = {field.code for field in missing(template, report.group, values, on)}
    language = get_language() or "vi"
    parts = []
    for section in template.sections:
        found = tuple(
            Answer(
                code=field.code,
                label=str(field.label),
                words=with_unit(field, whole.get(field.code), language),
                given=whole.get(field.code) is not None,
                lacks=field.code in lacking,
                computed=field.computed is not None,
                note=(notes or {}).get(field.code),
            )
            for field in template.section_fields(section, report.group, on)
            if field.type is not FieldType.FILE
            and (not field.folded or whole.get(field.code) is not None)
        )
        parts.append(Part(section, found))
    return parts


def explained(parts: Iterable[Part]) -> list[Answer]:
    """The answers of a report that were edited or moved a great deal, with what was said."""
    listed = (answer for part in parts for answer in part.answers)
    return [answer for answer in listed if answer.note and answer.note.needs_reason]


def told(report: AnnualReport, content: Mapping[str, Any]) -> dict[str, Any]:
    """What a page shows of a working paper or a signed content: its parts and what was changed."""
    parts = answers(report, content["values"], beside_content(report, content))
    return {"parts": parts, "explained": explained(parts)}
