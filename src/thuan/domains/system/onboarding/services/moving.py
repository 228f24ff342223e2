"""The steps of a set between whoever prepares it and whoever confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.onboarding.workflow import ONBOARDING_WORKFLOW
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.onboarding.models import Onboarding
    from thuan.kernel.accounts.actor import Actor


@service
def submit_onboarding(*, actor: Actor, at: dt.datetime, onboarding: Onboarding) -> Onboarding:
    """Send a tried set without a wrong row to whoever confirms it."""
    del actor, at
    return ONBOARDING_WORKFLOW.fire(onboarding, "submit")


@service
def take_back(*, actor: Actor, at: dt.datetime, onboarding: Onboarding) -> Onboarding:
    """Take the set back before it is confirmed."""
    del actor, at
    return ONBOARDING_WORKFLOW.fire(onboarding, "take_back")


@service
def give_back(*, actor: Actor, at: dt.datetime, onboarding: Onboarding, comment: str) -> Onboarding:
    """Do not confirm: back to whoever prepared it, with what to mend."""
    del actor, at
    return ONBOARDING_WORKFLOW.fire(onboarding, "return", comment=comment)


@service
def abandon(*, actor: Actor, at: dt.datetime, onboarding: Onboarding, comment: str) -> Onboarding:
    """Give the set up; nothing of it was entered or what was stays in force."""
    del actor, at
    return ONBOARDING_WORKFLOW.fire(onboarding, "abandon", comment=comment)
