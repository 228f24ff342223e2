"""This year beside the one before: over the same agencies, and over all (qms.md 3.19)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.models import EarlierFigures
from thuan.domains.oversight.reporting.selectors.cycles import cycle_of
from thuan.domains.oversight.reporting.selectors.sent import sent_reports
from thuan.domains.oversight.reporting.template import computed, figure
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.text.numbers import format_percent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.reporting.models import ReportCycle

# The figures a province looks at first, where its template asks for them.
KEY_FIGURES: Final = (
    "R09.tthc_in_force",
    "R09.tthc_with_procedure",
    "R21.received_total",
    "R21.late",
    "R18.trained_persons",
    "R19.auditors_qualified",
)

Values = dict[int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of two years.

    ``now`` and ``before`` are sums over the same ``n`` agencies, those that gave the figure in
    both years; ``all_now`` over ``n_now`` agencies, ``all_before`` over ``n_before``. An agency
    that did not give it is left out, never counted as 0.
    """

    code: str
    label: str
    unit: str
    now: Decimal
    before: Decimal
    n: int
    all_now: Decimal
    n_now: int
    all_before: Decimal
    n_before: int

    def to_contract(self) -> dict[str, Any]:
        """As the ``synthesis`` command prints it; amounts are exact decimals as strings."""
        return {
            "code": self.code,
            "label": self.label,
            "unit": self.unit,
            "now": str(self.now),
            "before": str(self.before),
            "n": self.n,
            "all_now": str(self.all_now),
            "n_now": self.n_now,
            "all_before": str(self.all_before),
            "n_before": self.n_before,
        }


def change_words(now: Decimal, before: Decimal) -> str:
    """``tăng 7,9 %``; "" where there is nothing to compare with."""
    if now == before:
        return _("không đổi")
    if not before:
        return ""
    share = {"share": format_percent(abs(now - before), before, 1)}
    return _("tăng %(share)s") % share if now > before else _("giảm %(share)s") % share


def field_words(cycle: ReportCycle, code: str) -> tuple[str, str]:
    """Label and unit of a field of the cycle's template, in the language of who reads."""
    field = read_content(cycle.template).field(code)
    return str(field.label), str(field.unit)


def beside_last_year(
    contract: Mapping[str, Any], cycle: ReportCycle, at: dt.datetime
) -> dict[str, Any]:
    """The contract of a synthesis with the comparison of its key figures, in Vietnamese."""
    with override("vi"):
        comparison = [one.to_contract() for one in compared(cycle, at)]
    return {**contract, "comparison": comparison}


def compared(
    cycle: ReportCycle, at: dt.datetime, codes: Sequence[str] = KEY_FIGURES
) -> list[Compared]:
    """These figures of the year as they had arrived at ``at`` beside those of the year before."""
    template = read_content(cycle.template)
    now = {pk: dict(sent.values) for pk, sent in sent_reports(cycle, at).items()}
    # Figures from a file need not bring what follows from others.
    earlier = _year_before(cycle, at).items()
    before = {pk: {**computed(template, values), **values} for pk, values in earlier}
    found = []
    for code in codes:
        if code not in template.fields:
            continue
        words = field_words(cycle, code)
        found.append(_compared(code, *words, _known(now, code), _known(before, code)))
    return found


def _year_before(cycle: ReportCycle, at: dt.datetime) -> Values:
    """The reports of last year's cycle; of a year without one the figures taken in from a file."""
    earlier = cycle_of(cycle.year - 1)
    if earlier is not None:
        return {pk: dict(sent.values) for pk, sent in sent_reports(earlier, at).items()}
    with every_agency(reason="a comparison of years counts every agency"):
        rows = EarlierFigures.objects.filter(year=cycle.year - 1)
        return dict(rows.values_list("agency_id", "values"))


def _known(values: Values, code: str) -> dict[int, Decimal]:
    amounts = {pk: figure(given.get(code)) for pk, given in values.items()}
    return {pk: amount for pk, amount in amounts.items() if amount is not None}


def _compared(
    code: str,
    label: str,
    unit: str,
    now: Mapping[int, Decimal],
    before: Mapping[int, Decimal],
) -> Compared:
    both = now.keys() & before.keys()
    nothing = Decimal(0)
    return Compared(
        code=code,
        label=label,
        unit=unit,
        now=sum((now[pk] for pk in both), nothing),
        before=sum((before[pk] for pk in both), nothing),
        n=len(both),
        all_now=sum(now.values(), nothing),
        n_now=len(now),
        all_before=sum(before.values(), nothing),
        n_before=len(before),
    )
