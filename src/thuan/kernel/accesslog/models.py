"""Who looked at what was restricted: the one exception to "GET never writes" (F8)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessRecord(models.Model):
    """One reading of a restricted object. Insert-only and unchained; the owner sees every one."""

    append_only = True

    at = models.DateTimeField(db_index=True)
    person_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(db_index=True)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    purpose = models.CharField(_("mục đích"), max_length=160)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("lượt đọc hồ sơ hạn chế")
        indexes = [models.Index(fields=["target_type", "target_id", "id"])]

    def __str__(self) -> str:
        return f"{self.person_id} {self.target_type} {self.target_id}"
