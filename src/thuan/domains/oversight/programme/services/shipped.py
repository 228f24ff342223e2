"""Published plans that ship with the product, entered as drafts: only what was published."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

import yaml

from thuan.domains.oversight.programme.content import read_plan
from thuan.domains.oversight.programme.models import ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.workflow import PLAN_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

_FILES: Final = {"ninh-thuan-2022": "plan_752_2022.yaml"}
NAMES: Final = tuple(_FILES)


@service
def load_shipped_plan(*, actor: Actor, at: dt.datetime, name: str) -> tuple[ProvincialPlan, bool]:
    """The plan with this name, and whether it was entered now; a second time changes nothing.

    It stays a draft: the day of signing and the lists of agencies were not published. Raises
    KeyError for a name that does not ship.
    """
    if not actor.is_system:
        require(actor, PlanPermission.DRAFT, agency_id=None)
    text = (files("thuan.data") / _FILES[name]).read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    known = ProvincialPlan.objects.filter(year=data["year"]).first()
    if known is not None:
        return known, False
    plan = ProvincialPlan(
        year=data["year"],
        content=read_plan(data).to_json(),
        number=data["number"],
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    return PLAN_WORKFLOW.begin(plan), True
