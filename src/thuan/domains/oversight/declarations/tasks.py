"""Declaring anew, and what waits at the department, as lines of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.domains.oversight.declarations.enums import DeclarationState, Standing
from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.declarations import to_receive
from thuan.kernel.permissions import can_anywhere, permitted
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet

SHOWN = 50


def described_declarations(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """One line for each declaration that has to be made anew; one statement."""
    del actor, at
    rows = Declaration.objects.filter(public_id__in=duties.values("target_id"))
    for row in rows.order_by("due_on", "pk")[:SHOWN]:
        title = _("Công bố lại, thay bản %(number)s") % {"number": row.number}
        url = reverse("declarations:declaration", args=[row.public_id])
        yield Task(title, url, row.due_on, _("Danh mục thủ tục đã thay đổi"))


def declaration_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Drafts that wait for publication, and declarations that the department has to receive."""
    del at
    if actor.person_id is None:
        return []
    return [*_to_publish(actor), *_to_receive(actor)]


def _to_publish(actor: Actor) -> Iterator[Task]:
    if not can_anywhere(actor, DeclarationPermission.PUBLISH):
        return
    rows = permitted(Declaration, actor, DeclarationPermission.PUBLISH)
    rows = rows.filter(state=DeclarationState.DRAFT).order_by("created_at", "pk")
    for row in rows[:SHOWN]:
        title = _("Đưa bản công bố %(number)s vào sổ") % {"number": row.number}
        yield Task(title, reverse("declarations:declaration", args=[row.public_id]))


def _to_receive(actor: Actor) -> Iterator[Task]:
    if not can_anywhere(actor, DeclarationPermission.RECEIVE):
        return
    count = to_receive(actor).filter(sent_on__isnull=False).count()
    if count:
        words = ngettext(
            "Ghi nhận %(n)s bản công bố gửi đến Sở", "Ghi nhận %(n)s bản công bố gửi đến Sở", count
        )
        url = f"{reverse('declarations:province')}?tinh_trang={Standing.NOT_RECEIVED}"
        yield Task(words % {"n": count}, url)
