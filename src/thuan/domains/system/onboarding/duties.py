"""Which step of a set waits for whom (F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.onboarding.enums import OnboardingState
from thuan.domains.system.onboarding.models import Onboarding
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.domains.system.onboarding.tasks import described_onboardings
from thuan.kernel.accounts.roles import Role
from thuan.kernel.duties.registry import DutyKind, Wanted, register_duty
from thuan.kernel.workflow.segregation import excluded_by

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

CONFIRMING = (Role.HEAD, Role.DEPUTY)


def _confirming(rows: Sequence[Onboarding], at: dt.datetime) -> Iterator[tuple[Onboarding, Wanted]]:
    del at
    for row in rows:
        if row.state == OnboardingState.AWAITING:
            for role in CONFIRMING:
                yield row, Wanted(row.agency_id, role)


def _preparing(rows: Sequence[Onboarding], at: dt.datetime) -> Iterator[tuple[Onboarding, Wanted]]:
    """Whoever began the set goes on with it."""
    del at
    for row in rows:
        if row.state == OnboardingState.PREPARING and row.created_by_id:
            yield row, Wanted(row.agency_id, person_id=row.created_by_id)


def register_all() -> None:
    """The two duties of a set, once."""
    permission, shown = OnboardingPermission, described_onboardings
    shut_out = tuple(sorted(excluded_by("document_version", "APPROVER")))
    key = "onboarding.confirm"
    register_duty(DutyKind(key, Onboarding, _confirming, permission.CONFIRM, shown, shut_out))
    key = "onboarding.prepare"
    register_duty(DutyKind(key, Onboarding, _preparing, permission.PREPARE, shown))
