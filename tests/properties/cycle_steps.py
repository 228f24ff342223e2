"""The further cycles of the random years: each begins where the one before ends (INV-43)."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from tests.factories.reporting import Province
from thuan.domains.oversight.reporting.models import ReportCycle
from thuan.domains.oversight.reporting.services import cycles
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.scope import every_agency


class Periods:
    """Cycles that follow one another, beside a list of their periods kept by hand."""

    province: Province
    now: dt.datetime
    periods: list[tuple[dt.date, dt.date]]

    @rule(gap=st.integers(-2, 2), length=st.sampled_from([300, 365, 366]))
    def a_further_cycle_is_published(self, gap: int, length: int) -> None:
        if len(self.periods) > 4:
            return
        first = self.periods[-1][1] + dt.timedelta(days=gap)
        after = first + dt.timedelta(days=length)
        terms = {"period_from": first, "period_to": after, "due_on": after, "roster_on": after}
        asked = {"template": self.province.template, "roll_rule": RollRule.NONE}
        year = 2023 + len(self.periods)

        def publish() -> None:
            cycle = self.province.act(
                "admin", cycles.draft_cycle, at=self.now, year=year, terms=terms, **asked
            )
            self.province.act("admin", cycles.publish_cycle, at=self.now, cycle=cycle)

        if gap:
            with pytest.raises(ValidationError, match="nối tiếp"), transaction.atomic():
                publish()
            return
        publish()
        self.periods.append((first, after))

    @invariant()
    def every_day_belongs_to_one_cycle(self) -> None:
        with every_agency(reason="a test looks"):
            rows = ReportCycle.objects.exclude(state="DRAFT").order_by("period_from")
            periods = list(rows.values_list("period_from", "period_to"))
        assert periods == self.periods
        assert all(one[1] == two[0] for one, two in itertools.pairwise(periods))
