"""What the undelivered e-mails ask of those who keep the machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.selectors import undelivered
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Coming, Task
from thuan.portals.reminders.permissions import ReminderPermission

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


def mail_tasks(actor: Actor, at: dt.datetime) -> list[Task]:
    """One line with the number of e-mails that were given up."""
    del at
    if not can_anywhere(actor, ReminderPermission.SEND_AGAIN):
        return []
    n = undelivered().filter(mail_state=MailState.FAILED).count()
    if not n:
        return []
    title = ngettext("Xem %(n)s thư chưa gửi được", "Xem %(n)s thư chưa gửi được", n)
    words = {"n": format_number(n)}
    note = _("Máy đã thử nhiều lần; lý do ghi bên từng thư")
    return [Task(title % words, reverse("reminders:mails"), None, note, Tone.ATTENTION, 60)]


def mail_coming(actor: Actor, at: dt.datetime) -> list[Coming]:
    """That such e-mails will be shown, for those who look after nothing else."""
    del at
    if not can_anywhere(actor, ReminderPermission.SEND_AGAIN):
        return []
    return [Coming(_("Xem thư chưa gửi được và gửi lại, khi máy gửi thư gặp trục trặc"))]
