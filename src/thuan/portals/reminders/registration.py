"""The menu and the tasks of the rules and the undelivered e-mails."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.permissions import grant
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.portals.reminders.permissions import GRANTS, WORDS, ReminderPermission
from thuan.portals.reminders.tasks import mail_coming, mail_tasks

grant(GRANTS, WORDS)
register_tasks(mail_tasks, mail_coming)
register_menu(
    MenuEntry(
        "reminder-rules",
        Section.ADMINISTRATION,
        _("Quy tắc nhắc hạn"),
        "reminders:rules",
        ReminderPermission.KEEP,
        order=70,
        icon="calendar3",
    )
)
register_menu(
    MenuEntry(
        "undelivered-mails",
        Section.ADMINISTRATION,
        _("Thư chưa gửi được"),
        "reminders:mails",
        ReminderPermission.SEND_AGAIN,
        order=80,
        icon="exclamation-triangle",
    )
)
