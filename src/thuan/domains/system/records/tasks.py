"""What records ask of a person: a disposal to propose, to decide, to carry out (REM-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.domains.system.records.enums import DisposalState, Standing
from thuan.domains.system.records.models import DisposalCase, Record
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import due_on, with_holds
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere, permitted
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor

SHOWN = 20
# State of a disposal → the right to its next step, and the words of it.
STEPS = {
    DisposalState.PROPOSED: RecordPermission.DECIDE,
    DisposalState.APPROVED: RecordPermission.DISPOSE,
}


def record_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Nothing is disposed of by itself: the list of what may go is offered, never emptied."""
    if actor.person_id is None:
        return []
    return [*_due(actor, business_day(at)), *_steps(actor)]


def _due(actor: Actor, today: dt.date) -> Iterator[Task]:
    if not can_anywhere(actor, RecordPermission.PROPOSE):
        return
    rows = with_holds(permitted(Record, actor, RecordPermission.PROPOSE))
    count = due_on(rows, today).count()
    if count:
        words = ngettext(
            "Xem %(n)s hồ sơ đã hết thời hạn lưu", "Xem %(n)s hồ sơ đã hết thời hạn lưu", count
        )
        url = f"{reverse('records:register')}?tinh_trang={Standing.DUE}"
        yield Task(words % {"n": count}, url, None, _("Đề nghị hủy hoặc giữ lại"))


def _steps(actor: Actor) -> Iterator[Task]:
    states = [state for state, right in STEPS.items() if can_anywhere(actor, right)]
    if not states:
        return
    rows = permitted(DisposalCase, actor, RecordPermission.VIEW).filter(state__in=states)
    listed = list(rows.order_by("updated_at", "pk")[:SHOWN])
    waiting = [one for one in listed if one.state == DisposalState.PROPOSED]
    own = parts_taken(waiting, "PROPOSER", actor.person_id)
    for case in listed:
        if case.public_id in own:
            continue
        url = reverse("records:disposal", args=[case.public_id])
        if case.state == DisposalState.PROPOSED:
            title = _("Quyết định đợt hủy hồ sơ “%(case)s”") % {"case": case}
            yield Task(title, url, None, "", Tone.ATTENTION)
        else:
            yield Task(_("Hủy hồ sơ theo quyết định, đợt “%(case)s”") % {"case": case}, url)
