"""What a moved object leaves behind: who took which part, and in which state it was when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Participation(models.Model):
    """A part a person took in an object: preparer, approver, compiler… (F6, INV-21).

    One table for all separated duties. Delegations write two rows: the delegate and the giver.
    """

    append_only = True

    target_type = models.CharField(max_length=80)
    target_id = models.UUIDField()
    part = models.CharField(_("phần việc"), max_length=40)
    person_id = models.BigIntegerField()
    on_behalf_of_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("phần việc đã làm")
        indexes = [models.Index(fields=["target_type", "target_id", "part"])]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.part} @ {self.target_type}"


class StateSpan(models.Model):
    """The state of an object between two instants, half-open: "in force on day d" is a look-up.

    Written by each transition (F11). The open span has no end.
    """

    target_type = models.CharField(max_length=80)
    target_id = models.UUIDField()
    agency_id = models.BigIntegerField()
    state = models.CharField(max_length=32)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("khoảng trạng thái")
        indexes = [
            models.Index(fields=["target_type", "target_id", "from_at"]),
            models.Index(fields=["target_type", "state", "from_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.target_type} {self.state} {self.from_at}"
