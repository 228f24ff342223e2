"""What stands beside a figure: last year's, where it comes from, what was changed and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.judging import (
    last_day_of,
    last_year_values,
    offered_values,
    template_of,
)
from thuan.domains.oversight.reporting.selectors.compared import change_words
from thuan.domains.oversight.reporting.template import (
    FieldType,
    changes,
    computed,
    figure,
    is_edited,
    shown,
)
from thuan.kernel.facts.registry import fact_specs
from thuan.kernel.text.dates import format_datetime

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.domains.oversight.reporting.template import Field


@dataclass(frozen=True, slots=True)
class Beside:
    """One field: everything but its own value. Texts are ready to be shown, "" where there is none.

    ``last_year`` and ``difference`` speak of the year before. ``chip`` says where a figure comes
    from, ``address`` opens the rows behind it, ``as_of`` the moment it speaks of. ``offered`` is
    the figure as it was filled in, where it was edited. ``change`` is the sentence about a large
    change. ``reason`` is what was said about either.
    """

    code: str
    last_year: str = ""
    difference: str = ""
    chip: str = ""
    address: str = ""
    as_of: str = ""
    offered: str = ""
    change: str = ""
    reason: str = ""

    @property
    def anchor(self) -> str:
        """The code as part of an element's id."""
        return self.code.replace(".", "-")

    @property
    def needs_reason(self) -> bool:
        """Whether the figure may be sent on only with a reason, given or not."""
        return bool(self.offered or self.change)

    @property
    def lacks_reason(self) -> bool:
        """Whether that reason is still owed."""
        return self.needs_reason and not self.reason.strip()

    @property
    def question(self) -> str:
        """What the person is asked to explain."""
        if self.offered:
            return _("Lý do sửa số liệu từ sổ")
        return _("Lý do thay đổi so với năm trước")


def beside(
    report: AnnualReport, paper: DraftContent, codes: Container[str] | None = None
) -> dict[str, Beside]:
    """Field code → what stands beside it in the working paper; of ``codes`` alone where given."""
    return beside_content(report, paper_content(paper), codes)


def paper_content(paper: DraftContent) -> dict[str, Any]:
    """The working paper in the shape of a signed content, for what reads either."""
    names = ("values", "reasons", "facts", "override_reasons")
    return {name: getattr(paper, name) for name in names}


def beside_content(
    report: AnnualReport, content: Mapping[str, Any], codes: Container[str] | None = None
) -> dict[str, Beside]:
    """The same for what was signed, or for a working paper in that shape; two queries at most."""
    template, on = template_of(report), last_day_of(report)
    values, facts = content["values"], content.get("facts") or {}
    offered, earlier = offered_values(facts), last_year_values(report)
    before = {**computed(template, earlier or {}), **(earlier or {})}
    moved = changes(template, report.group, values, on, earlier)
    language = get_language() or "vi"
    found = {}
    for field in template.fields_for(report.group, on):
        code = field.code
        if codes is not None and code not in codes:
            continue
        note = Beside(code, change=moved.get(code, ""))
        if before.get(code) is not None:
            note = replace(
                note,
                last_year=shown(field, before[code], language),
                difference=_difference(field, values.get(code), before[code]),
            )
        if code in offered:
            note = _from_facts(note, field, values, facts[code], report)
        reasons = content.get("override_reasons" if note.offered else "reasons") or {}
        found[code] = replace(note, reason=reasons.get(code, "") if note.needs_reason else "")
    return found


def _from_facts(
    note: Beside,
    field: Field,
    values: Mapping[str, Any],
    fact: Mapping[str, Any],
    report: AnnualReport,
) -> Beside:
    spec = fact_specs().get(fact["key"])
    edited = is_edited(values, {field.code: fact["value"]}, field.code)
    return replace(
        note,
        chip=spec.provenance(fact["count"]) if spec else "",
        address=spec.address(report.agency.public_id) if spec else "",
        as_of=format_datetime(dt.datetime.fromisoformat(fact["as_of"])),
        offered=shown(field, fact["value"], get_language() or "vi") if edited else "",
    )


def _difference(field: Field, now: Any, then: Any) -> str:
    """``tăng 7,9 %`` beside last year's figure; "" where there is nothing to compare."""
    if field.type not in {FieldType.INTEGER, FieldType.DECIMAL}:
        return ""
    after, before = figure(now), figure(then)
    if after is None or not before:
        return ""
    return change_words(after, before)
