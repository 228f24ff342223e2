"""Who is in the provincial programme, since when, and why they left."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import PROGRAMME
from thuan.kernel.tenancy.dated import Dated


class ProgrammeMembership(Dated):
    """An agency's time in a programme. Leaving has a reason: "built but left" is told, not lost."""

    no_overlap = ("agency", "programme")

    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="membership_rows")
    programme = models.CharField(_("chương trình"), max_length=40, default=PROGRAMME)
    entry_reason = models.CharField(_("lý do tham gia"), max_length=255)
    leaving_reason = models.CharField(_("lý do ra khỏi"), max_length=255, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("tham gia chương trình")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | ~Q(leaving_reason="") | ~Q(void_reason=""),
                name="programme_left_with_a_reason",
                violation_error_message=_("Ghi lý do cơ quan ra khỏi chương trình."),
            ),
        ]
        # Holds all that counting members asks for, so that no row has to be fetched.
        indexes = [
            models.Index(
                fields=["programme", "void_reason", "valid_from", "valid_to", "agency"],
                name="members_of_programme",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} in {self.programme}"
