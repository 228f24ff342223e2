"""DOST administrators keep the rules (qms.md 3.25); undelivered e-mails are the machines' too."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class ReminderPermission(StrEnum):
    KEEP = "reminders.keep"
    SEND_AGAIN = "reminders.send_again"


GRANTS = {
    ReminderPermission.KEEP: (Role.DOST_ADMIN,),
    ReminderPermission.SEND_AGAIN: (Role.DOST_ADMIN, Role.SYS_ADMIN),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    ReminderPermission.KEEP: _("Sửa quy tắc nhắc hạn"),
    ReminderPermission.SEND_AGAIN: _("Gửi lại thư chưa gửi được"),
}
