"""Columns of the undelivered e-mails."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.models import Notice  # noqa: TC001  annotates a module value
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table


def _state(row: Notice) -> Badge:
    if row.mail_state == MailState.FAILED:
        return Badge(Tone.DANGER, _("đã ngừng gửi"))
    return Badge(Tone.PROGRESS, _("máy tự gửi lại"))


def _again(row: Notice) -> str:
    failed = row.mail_state == MailState.FAILED
    return reverse("reminders:send_one", args=[row.public_id]) if failed else ""


MAIL_TABLE: Table[Notice] = Table(
    "thu-chua-gui",
    (
        Column(_("Tiêu đề"), lambda row: row.subject, link=_again),
        Column(_("Người nhận"), lambda row: str(row.recipient), order_by="recipient__sort_key"),
        Column(_("Lúc"), lambda row: row.at, order_by="at"),
        Column(_("Tình trạng"), lambda row: str(_state(row).word), badge=_state),
        Column(_("Số lần gửi"), lambda row: row.mail_attempts, numeric=True),
        Column(_("Lý do"), lambda row: row.mail_reason),
    ),
    caption=_("Thư chưa gửi được"),
    key=lambda row: str(row.public_id),
)
