"""The inbox of each person and what they chose not to be mailed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.notifications.enums import Category, MailState


class Notice(models.Model):
    """One message to one person, written with the act it tells of (7.4).

    The words are kept as they were sent; ``mail_*`` say what became of the e-mail.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    recipient = models.ForeignKey("accounts.Person", models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=80)
    category = models.CharField(_("loại"), max_length=16, choices=Category.choices)
    target_type = models.CharField(max_length=80, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    link = models.CharField(max_length=500, blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=255)
    body = models.TextField(_("nội dung"))
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("lúc"))
    read_at = models.DateTimeField(_("đọc lúc"), null=True)
    mail_state = models.CharField(max_length=16, choices=MailState.choices, default=MailState.NONE)
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mail_reason = models.CharField(_("lý do chưa gửi được"), max_length=500, blank=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        indexes = [
            models.Index(fields=["recipient", "-id"]),
            models.Index(
                fields=["recipient"], name="notice_unread", condition=Q(read_at__isnull=True)
            ),
            models.Index(
                fields=["mail_state"],
                name="notice_mail_open",
                condition=Q(mail_state__in=[MailState.QUEUED, MailState.FAILED]),
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class MailRefusal(models.Model):
    """A person does not want this kind by e-mail; the inbox keeps receiving it."""

    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="mail_refusals")
    kind = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("không nhận thư")
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="mail_refusal_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"
