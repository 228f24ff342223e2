"""That a declaration came to the department, and when: a receipt, never an approval."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.models.declaration import Declaration
from thuan.kernel.tenancy.rows import CaseBetween


class DeclarationReceipt(CaseBetween):
    """Written once by whoever received it; both sides read it (qms.md 3.15)."""

    append_only = True

    declaration = models.OneToOneField(Declaration, models.PROTECT, related_name="receipt")
    received_on = models.DateField(_("ngày nhận"))
    incoming_no = models.CharField(_("số đến"), max_length=60, blank=True)
    note = models.CharField(_("ghi chú"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("ghi nhận bản công bố")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="RECEIVED"), name="declaration_receipt_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"receipt of {self.declaration_id}"
