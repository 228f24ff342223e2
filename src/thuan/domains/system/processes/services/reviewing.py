"""The yearly review of the map (qms.md 3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.processes.content import sheet_as_data
from thuan.domains.system.processes.models import MapReview
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.processes import of_agency, sheet_of
from thuan.domains.system.processes.workflow import MAP_REVIEW_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text import clean

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def review_map(*, actor: Actor, at: dt.datetime, agency_id: int, conclusion: str) -> MapReview:
    """Write down that the map was looked at today, what was found, and the map as it stands.

    Raises ValidationError for an empty map or without a conclusion.
    """
    require(actor, ProcessPermission.REVIEW, agency_id=agency_id)
    rows = of_agency(agency_id)
    if not rows:
        raise ValidationError(_("Sơ đồ chưa có quá trình nào để xem xét."))
    if not clean(conclusion):
        raise ValidationError({"conclusion": _("Ghi kết luận.")})
    review = MapReview(
        **new_row(agency_id),
        reviewed_on=business_day(at),
        conclusion=conclusion.strip(),
        sheets=[sheet_as_data(sheet_of(one)) for one in rows],
    )
    return MAP_REVIEW_WORKFLOW.begin(review)


@service
def void_review(
    *,
    actor: Actor,
    at: dt.datetime,
    review: MapReview,
    comment: str,
    base_version: int | None = None,
) -> MapReview:
    """Take back a review that was written by mistake; the one before counts again."""
    del actor, at
    return MAP_REVIEW_WORKFLOW.fire(review, "void", comment=comment, base_version=base_version)
