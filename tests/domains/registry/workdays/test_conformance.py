"""The list of working-day swaps under the common suite."""

from __future__ import annotations

import datetime as dt

from tests.conformance.register import RegisterConformance
from thuan.domains.registry.workdays.permissions import WorkdayPermission
from thuan.kernel.calendar.models import WorkingDaySwap


class TestDayRegister(RegisterConformance):
    url_name = "workdays:register"
    permission = WorkdayPermission.KEEP
    role = "DOST_ADMIN"
    reach = "ALL"
    budget = 7

    def make_row(self, agency, word):
        day = dt.date(2022, 1, 1) + dt.timedelta(days=WorkingDaySwap.objects.count())
        return WorkingDaySwap.objects.create(
            day=day, is_working=True, name=word, legal_basis="Thông báo 1"
        )
