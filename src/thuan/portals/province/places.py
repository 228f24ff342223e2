"""Where a figure of the desk leads: the board for who follows reports, else what he may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from thuan.domains.oversight.programme.api import plan_of
from thuan.domains.oversight.reporting.api import ReportPermission
from thuan.kernel.permissions import can

if TYPE_CHECKING:
    from uuid import UUID

    from thuan.domains.oversight.reporting.api import ReportCycle
    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses behind the figures, for one person and one year."""

    follows: bool
    helps: bool
    year: int

    @classmethod
    def of(cls, actor: Actor, cycle: ReportCycle) -> Places:
        return cls(
            follows=can(actor, ReportPermission.TRACK, agency_id=None),
            helps=can(actor, ReportPermission.CHASE, agency_id=None),
            year=cycle.year,
        )

    def reports(self) -> str:
        """Every report of the year, one by one."""
        return self._board() if self.follows else self.figures()

    def figures(self) -> str:
        """The live figures with the line of every agency."""
        return f"{reverse('reporting:live_synthesis')}?nam={self.year}"

    def plan(self) -> str:
        """The plan of the year, or the list of plans where it has none that this person sees."""
        plan = plan_of(self.year)
        if plan is None:
            return reverse("programme:plans")
        return reverse("programme:plan", args=[plan.public_id])

    def agency(self, code: str) -> str:
        return self._listed(tim=code)

    def group(self, code: str) -> str:
        return self._listed(nhom=code)

    def district(self, code: str, public_id: UUID) -> str:
        """What stands under the agency of this code."""
        if self.follows:
            return self._board(huyen=code)
        return reverse("agencies:record", args=[public_id])

    def _listed(self, **wish: str) -> str:
        if self.follows:
            return self._board(**wish)
        return f"{reverse('agencies:register')}?{urlencode(wish)}"

    def _board(self, **wish: str) -> str:
        return f"{reverse('reporting:tracking')}?{urlencode({'nam': self.year, **wish})}"
