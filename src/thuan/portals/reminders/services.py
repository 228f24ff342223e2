"""Changing a reminder rule; sending an undelivered e-mail once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.changing import edit
from thuan.kernel.audittrail.recording import batch, record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.duties.catalogue import rules
from thuan.kernel.duties.ladder import read_escalation, read_ladder, read_roles
from thuan.kernel.duties.models import ReminderRule
from thuan.kernel.notifications import services as mailing
from thuan.kernel.permissions import can_anywhere, require
from thuan.kernel.tenancy.errors import StaleRow
from thuan.portals.reminders.permissions import ReminderPermission

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from thuan.kernel.accounts.actor import Actor

READERS = (("ladder", read_ladder), ("recipients", read_roles), ("escalation", read_escalation))
DECIDED = "DECIDED"


@service
def change_rule(
    *,
    actor: Actor,
    at: dt.datetime,
    code: str,
    words: dict[str, str],
    base_version: int | None = None,
) -> ReminderRule:
    """Put these words (ladder, recipients, escalation, legal_basis) in the place of the rule's.

    Raises ValidationError naming the field whose words cannot be read, StaleRow when another was
    first. From the next sweep on the new words count; reminders sent before stay what they were.
    """
    require(actor, ReminderPermission.KEEP, agency_id=None)
    _read(words)
    sets = {name: words[name].strip() for name in ("ladder", "recipients", "escalation")}
    sets |= {"legal_basis": words["legal_basis"].strip(), "verification": DECIDED}
    stands = rules()[code]
    row = ReminderRule.objects.filter(code=code).first()
    if row is not None:
        return edit(row, sets, "reminder_rule.change", base_version=base_version)
    row = ReminderRule(
        code=code,
        **sets,
        state="",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    if base_version not in (None, 0):
        raise StaleRow(row, base_version)
    row.save()
    changes = {name: (getattr(stands, name), value) for name, value in sets.items()}
    record(row, "reminder_rule.change", changes=changes)
    return row


def _read(words: dict[str, str]) -> None:
    """Refuse what the sweep could not read, each word beside its field."""
    wrong = {}
    for name, reader in READERS:
        try:
            reader(words[name])
        except ValidationError as refused:
            wrong[name] = refused.messages
    if not words["legal_basis"].strip():
        wrong["legal_basis"] = [_("Nhập căn cứ, ví dụ số và ngày của công văn hay kế hoạch.")]
    if wrong:
        raise ValidationError(wrong)


@service
def resend(*, actor: Actor, at: dt.datetime, public_id: UUID | None = None) -> int:
    """Queue the e-mail, or every one that was given up, once more; gives how many.

    Raises PermissionDenied, ValidationError when there is none to send.
    """
    if not can_anywhere(actor, ReminderPermission.SEND_AGAIN):
        raise PermissionDenied
    sent = mailing.send_again(actor=actor, at=at, public_id=public_id)
    if not sent:
        raise ValidationError(
            _("Không còn thư nào chờ gửi lại: thư đã gửi được, hoặc máy đang tự gửi lại.")
        )
    batch(None, "notifications.send_again", rows=[{"n": sent, "notice": str(public_id or "")}])
    return sent
