"""What waits for whom until when, and how often they were reminded of it (F14, INV-47)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.accounts.models import Person
from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.rows import Reference

OPEN = Q(done_at__isnull=True)


class Duty(models.Model):
    """One step of one object that waits for its holder; opened and closed with the object's moves.

    The holder is a person, or whoever holds ``role`` with a reach over ``agency``; without an
    agency the duty is the province's. ``due`` is the exclusive bound of the deadline. ``rule``
    names the reminder rule that watches over it, if any.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField(max_length=80)
    rule = models.CharField(max_length=16, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    target_type = models.CharField(max_length=80)
    target_id = models.UUIDField()
    role = models.CharField(max_length=32, choices=Role.choices, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due = models.DateTimeField(_("hạn"), null=True)
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("việc được giao")
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "kind", "role"],
                condition=OPEN & Q(person__isnull=True),
                name="duty_open_once_a_role",
            ),
            models.UniqueConstraint(
                fields=["target_type", "target_id", "kind", "person"],
                condition=OPEN & Q(person__isnull=False),
                name="duty_open_once_a_person",
            ),
            models.CheckConstraint(
                condition=Q(role="", person__isnull=False) | (~Q(role="") & Q(person__isnull=True)),
                name="duty_has_one_holder",
            ),
        ]
        indexes = [
            models.Index(fields=["role", "agency"], name="duty_open_by_role", condition=OPEN),
            models.Index(fields=["rule"], name="duty_open_by_rule", condition=OPEN),
            models.Index(fields=["target_type", "target_id"], name="duty_of_target"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.target_id}"


class Reminder(models.Model):
    """One person was reminded of one object under one rule on one business day: never twice.

    The database itself holds "at most one per (object, rule, recipient, date)" (INV-47).
    ``step_at`` is the step of the ladder that was due; none for a reminder sent by hand.
    """

    append_only = True

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    target_type = models.CharField(max_length=80)
    target_id = models.UUIDField()
    rule = models.CharField(max_length=16)
    recipient = models.ForeignKey(Person, models.PROTECT, related_name="reminders")
    day = models.DateField(_("ngày nhắc"))
    step_at = models.DateTimeField(null=True)
    is_escalation = models.BooleanField(default=False)
    at = models.DateTimeField(_("lúc"))
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("lần nhắc")
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "rule", "recipient", "day"],
                name="reminder_once_a_day",
            )
        ]
        indexes = [models.Index(fields=["recipient", "day"])]

    def __str__(self) -> str:
        return f"{self.rule} to {self.recipient_id} on {self.day}"


class ReminderRule(Reference):
    """A rule of the reminder catalogue as the province has changed it (qms.md 3.25).

    ``ladder``: words such as ``T-30,T-7,T``; ``escalation`` such as ``T+1wd HEAD``. A rule that
    nobody has changed stands in the shipped catalogue and has no row.
    """

    code = models.CharField(_("mã quy tắc"), max_length=16, unique=True)
    ladder = models.CharField(_("các lần nhắc"), max_length=255)
    recipients = models.CharField(_("người được nhắc"), max_length=255)
    escalation = models.CharField(_("báo lên cấp trên"), max_length=255, blank=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=255, blank=True)
    verification = models.CharField(_("mức kiểm chứng"), max_length=16, default="DEFAULT")

    class Meta:
        verbose_name = _("quy tắc nhắc hạn")

    def __str__(self) -> str:
        return self.code


class Digest(models.Model):
    """The one e-mail that gathered a person's reminders of a day; never a second one."""

    append_only = True

    recipient = models.ForeignKey(Person, models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("thư gộp trong ngày")
        constraints = [
            models.UniqueConstraint(fields=["recipient", "day"], name="digest_once_a_day")
        ]

    def __str__(self) -> str:
        return f"digest of {self.recipient_id} on {self.day}"
