"""A legal text on which documents of agencies stand (7.5.3.2; qms.md 3.1)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import TextKind
from thuan.kernel.tenancy.rows import Reference


class LegalText(Reference):
    """What names a text and never depends on the day; its status on a day are its changes.

    ``effective_from`` None: the day is not known, and the text counts from its issue on.
    ``is_verified`` False: nobody has held the entry against the published text yet, and every
    page says so.
    """

    number = models.CharField(_("số, ký hiệu"), max_length=60, unique=True)
    kind = models.CharField(_("loại"), max_length=16, choices=TextKind.choices)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=160)
    title = models.TextField(_("trích yếu"))
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    effective_from = models.DateField(_("có hiệu lực từ"), null=True)
    is_verified = models.BooleanField(_("đã kiểm chứng"), default=False)
    checked_on = models.DateField(_("kiểm tra hiệu lực ngày"), null=True)
    checked_by = models.ForeignKey(
        "accounts.Person", models.PROTECT, null=True, related_name="+", editable=False
    )
    search_key = models.TextField(editable=False)
    sort_key = models.CharField(max_length=512, editable=False)

    class Meta:
        verbose_name = _("văn bản pháp luật")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=TextKind.values), name="legal_text_known_kind"
            ),
        ]
        indexes = [models.Index(fields=["sort_key"])]

    def __str__(self) -> str:
        return self.number
