"""Drafting a plan, and the steps by which it is issued, carried out, evaluated and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.content import (
    PlanContent,
    PlanFault,
    read_plan,
    usual_content,
)
from thuan.domains.oversight.programme.enums import PlanState
from thuan.domains.oversight.programme.models import ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.money import money_lines
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.domains.oversight.programme.services.tasks import open_tasks
from thuan.domains.oversight.programme.workflow import PLAN_WORKFLOW
from thuan.kernel.audittrail.changing import edit
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.oversight.programme.selectors.money import MoneyLine
    from thuan.kernel.accounts.actor import Actor


@service
def draft_plan(
    *, actor: Actor, at: dt.datetime, year: int, content: PlanContent | None = None
) -> ProvincialPlan:
    """Begin the plan of a year, with the usual seven targets where no content is given.

    Raises ValidationError when the year has a plan, or the content cannot be one.
    """
    require(actor, PlanPermission.DRAFT, agency_id=None)
    if ProvincialPlan.objects.filter(year=year).exists():
        raise ValidationError({"year": _("Năm %(year)s đã có kế hoạch.") % {"year": year}})
    plan = ProvincialPlan(
        year=year,
        content=_checked(content or usual_content(year)),
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    return PLAN_WORKFLOW.begin(plan)


@service
def change_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    content: PlanContent,
    base_version: int | None = None,
) -> ProvincialPlan:
    """Write another content into a draft; raises ValidationError once it is out of hand."""
    del at
    require(actor, PlanPermission.DRAFT, agency_id=None)
    if plan.state != PlanState.DRAFT:
        raise ValidationError(_("Kế hoạch không còn là dự thảo: nội dung không sửa được nữa."))
    sets = {"content": _checked(content)}
    return edit(plan, sets, "provincial_plan.change", base_version=base_version)


def _checked(content: PlanContent) -> dict[str, object]:
    """The content as it is kept, read once more so that nothing is kept that cannot be read."""
    try:
        return read_plan(content.to_json()).to_json()
    except PlanFault as fault:
        raise ValidationError(str(fault)) from fault


@service
def consult_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    comment: str,
    base_version: int | None = None,
) -> ProvincialPlan:
    """Say whose opinion was asked and what came of it; agencies read the draft from now on."""
    del actor, at
    sets = {"audience": Audience.AGENCIES}
    return PLAN_WORKFLOW.fire(
        plan, "consult", comment=comment, sets=sets, base_version=base_version
    )


@service
def redraft_plan(
    *, actor: Actor, at: dt.datetime, plan: ProvincialPlan, base_version: int | None = None
) -> ProvincialPlan:
    """Take the draft back to mend it after opinions came."""
    del actor, at
    return PLAN_WORKFLOW.fire(plan, "redraft", base_version=base_version)


@service
def submit_plan(
    *, actor: Actor, at: dt.datetime, plan: ProvincialPlan, base_version: int | None = None
) -> ProvincialPlan:
    """Lay the draft before the provincial People's Committee."""
    del actor, at
    return PLAN_WORKFLOW.fire(plan, "submit", base_version=base_version)


@service
def return_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    comment: str,
    base_version: int | None = None,
) -> ProvincialPlan:
    """Give the draft back to DOST with what to mend."""
    del actor, at
    return PLAN_WORKFLOW.fire(plan, "return", comment=comment, base_version=base_version)


@service
def issue_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    number: str,
    signed_on: dt.date,
    base_version: int | None = None,
) -> ProvincialPlan:
    """Issue the plan with its number and date: its content is fixed as the baseline.

    Raises ValidationError without a number, or for a date after the day of issue.
    """
    del actor
    number = number.strip()
    if not number:
        raise ValidationError({"number": _("Ghi số, ký hiệu của kế hoạch.")})
    if signed_on > business_day(at):
        raise ValidationError({"signed_on": _("Ngày ban hành không thể sau hôm nay.")})
    sets = {
        "number": number,
        "signed_on": signed_on,
        "content_hash": sha256_hex(canonical_json(plan.content)),
        "audience": Audience.AGENCIES,
    }
    plan = PLAN_WORKFLOW.fire(
        plan,
        "issue",
        sets=sets,
        base_version=base_version,
        extra={"content_hash": sets["content_hash"]},
    )
    open_tasks(plan, read_plan(plan.content), at)
    return plan


@service
def start_plan(
    *, actor: Actor, at: dt.datetime, plan: ProvincialPlan, base_version: int | None = None
) -> ProvincialPlan:
    """From now on the plan is carried out."""
    del actor, at
    return PLAN_WORKFLOW.fire(plan, "start", base_version=base_version)


@service
def evaluate_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    plan: ProvincialPlan,
    words: Mapping[str, str],
    base_version: int | None = None,
) -> ProvincialPlan:
    """Keep how far every target is today and what was spent, with what is said about the year.

    The figures are the product's own; only the words are written (``words``: part → text).
    """
    del actor
    figures = [one.to_json() for one in progress_of(plan, at)]
    kept = {part: text.strip() for part, text in words.items() if text.strip()}
    day = business_day(at)
    evaluation = {
        "as_of": day.isoformat(),
        "targets": figures,
        "budget": [_kept(line) for line in money_lines(plan, content_of(plan, day), day)],
        "words": kept,
    }
    return PLAN_WORKFLOW.fire(
        plan, "evaluate", sets={"evaluation": evaluation}, base_version=base_version
    )


def _kept(line: MoneyLine) -> dict[str, str | None]:
    """One line of money as the evaluation keeps it; None for what nobody knows."""
    entry, amount = line.entry, line.budget.amount
    return {
        "code": line.budget.code,
        "text": line.budget.text,
        "source": line.budget.source,
        "planned": None if amount is None else str(amount),
        "spent": None if entry is None else str(entry.amount),
        "as_of": None if entry is None else entry.as_of.isoformat(),
        "note": "" if entry is None else entry.note,
    }


@service
def close_plan(
    *, actor: Actor, at: dt.datetime, plan: ProvincialPlan, base_version: int | None = None
) -> ProvincialPlan:
    """The evaluated year is over."""
    del actor, at
    return PLAN_WORKFLOW.fire(plan, "close", base_version=base_version)
