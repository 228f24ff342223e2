"""What a guest of one report or synthesis will be asked, before its step is open (F6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import ReportState, SynthesisState
from thuan.domains.oversight.reporting.models import AnnualReport
from thuan.domains.oversight.reporting.permissions import ReportPermission, SynthesisPermission
from thuan.domains.oversight.reporting.selectors.reports import due_moment
from thuan.domains.oversight.reporting.selectors.syntheses import syntheses
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.ui.tasks import Coming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from thuan.kernel.accounts.actor import Actor

# The agency has not handed its report in: no step of it waits for a guest yet.
NOT_HANDED_IN = (ReportState.NOT_STARTED, ReportState.DRAFT, ReportState.RETURNED)


def coming_to_guests(actor: Actor) -> Iterator[Coming]:
    """The steps a guest was invited to that are still to open; no statement for nobody's guest."""
    signing = _objects(actor, ReportPermission.SIGN)
    reading = _objects(actor, ReportPermission.REVIEW)
    if signing or reading:
        rows = AnnualReport.objects.filter(
            public_id__in=[*signing, *reading], state__in=NOT_HANDED_IN
        )
        for report in rows.select_related("cycle", "agency").order_by("pk"):
            words = _("Xem lại báo cáo năm %(year)s của %(agency)s, khi được trình ký")
            if report.public_id in signing:
                words = _("Ký báo cáo năm %(year)s của %(agency)s, khi được trình ký")
            due = due_moment(report)
            asked = words % {"year": report.cycle.year, "agency": report.agency.name}
            yield Coming(asked, last_day(due) if due else None)
    if approving := _objects(actor, SynthesisPermission.APPROVE):
        frozen = syntheses().filter(public_id__in=approving, state=SynthesisState.FROZEN)
        for one in frozen:
            words = _("Phê duyệt tổng hợp năm %(year)s, bản %(number)s, khi đã thẩm tra xong")
            yield Coming(words % {"year": one.cycle.year, "number": one.number})


def _objects(actor: Actor, permission: str) -> list[UUID]:
    """The objects on which the actor is invited to use the right."""
    return [one.target_id for one in actor.invited if one.serves(permission)]
