"""What processes ask of a person: the yearly review of the map, checks of instruments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import asking, instruments
from thuan.domains.system.processes.selectors.processes import review_to_come
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor

SHOWN = 20


def process_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """One statement for whoever reviews the map, one for whoever keeps instruments."""
    if actor.person_id is None:
        return []
    return [*_reviews(actor, business_day(at)), *_checks(actor, business_day(at))]


def _reviews(actor: Actor, today: dt.date) -> Iterator[Task]:
    """Only where there is a map: an agency that drew none is not asked to look at it again."""
    if not can_anywhere(actor, ProcessPermission.REVIEW):
        return
    due = review_to_come(actor)
    if due is None or due > today:
        return
    url = reverse("processes:review_map")
    why = _("Mỗi năm một lần, hoặc khi cơ cấu thay đổi")
    yield Task(_("Xem xét sơ đồ quá trình"), url, due, why, Tone.ATTENTION)


def _checks(actor: Actor, today: dt.date) -> Iterator[Task]:
    if not can_anywhere(actor, ProcessPermission.INSTRUMENTS):
        return
    for row in asking(instruments(actor), today)[:SHOWN]:
        title = _("Kiểm phương tiện đo “%(instrument)s”") % {"instrument": row}
        url = reverse("processes:check", args=[row.public_id])
        over = row.due_on is None or row.due_on < today
        yield Task(title, url, row.due_on, row.used_for, Tone.ATTENTION if over else Tone.NEUTRAL)
