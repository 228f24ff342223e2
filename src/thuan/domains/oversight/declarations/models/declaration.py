"""The declaration by which an agency says that its system conforms (công bố phù hợp)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.enums import (
    ENDED,
    PUBLIC,
    DeclarationReason,
    DeclarationState,
    ScopeChange,
)
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared


class Declaration(AgencyRow):
    """One declaration, as it was signed on paper (Decision 19/2014/QĐ-TTg, Article 4).

    ``agency`` leads the quality-management system; ``system`` is that system as the register of
    agencies knew it on the day, None where it knows none. ``edition`` is the one declared against.
    ``scope`` are the administrative procedures declared, each ``{"code", "name"}`` as it was named
    on ``declared_on``: a copy that later decisions do not touch. ``previous`` is the one it
    replaced. ``due_on``: the last day of declaring anew, while something in the register of
    procedures changed since and it stands.
    """

    visibility = shared(*sorted(PUBLIC))

    system = models.ForeignKey("agencies.QmsSystem", models.PROTECT, null=True, related_name="+")
    number = models.CharField(_("số bản công bố"), max_length=60)
    declared_on = models.DateField(_("ngày công bố"))
    reason = models.CharField(_("lý do"), max_length=20, choices=DeclarationReason.choices)
    scope_change = models.CharField(
        _("thay đổi phạm vi"), max_length=10, choices=ScopeChange.choices, blank=True
    )
    signed_by = models.CharField(_("người ký"), max_length=160)
    scope_text = models.TextField(_("phạm vi bằng lời"), blank=True)
    scope = models.JSONField(_("thủ tục trong phạm vi"), default=list)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    published_on = models.DateField(_("ngày niêm yết"), null=True)
    places = models.TextField(_("nơi niêm yết, đăng tải"), blank=True)
    sent_on = models.DateField(_("ngày gửi Sở"), null=True)
    content_hash = models.CharField(_("dấu vân"), max_length=64, blank=True, editable=False)
    ended_on = models.DateField(_("hết hiệu lực từ"), null=True, editable=False)
    due_on = models.DateField(_("hạn công bố lại"), null=True, editable=False)
    search_key = models.CharField(max_length=700, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("bản công bố")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DeclarationState.values), name="declaration_known_state"
            ),
            # INV-33, by the agency and by the system.
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(state=DeclarationState.PUBLISHED),
                name="declaration_one_of_agency",
            ),
            models.UniqueConstraint(
                fields=["system"],
                condition=Q(state=DeclarationState.PUBLISHED),
                name="declaration_one_of_system",
            ),
            models.UniqueConstraint(
                fields=["agency", "number", "declared_on"],
                condition=~Q(state=DeclarationState.CANCELLED),
                name="declaration_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(PUBLIC))
                | (Q(published_on__isnull=False) & ~Q(content_hash="")),
                name="declaration_public_is_locked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDED), ended_on__isnull=False)
                | (~Q(state__in=sorted(ENDED)) & Q(ended_on__isnull=True)),
                name="declaration_ended_when",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(published_on__gte=F("declared_on")),
                name="declaration_posted_after",
            ),
            models.CheckConstraint(
                condition=Q(reason=DeclarationReason.REDECLARE_SCOPE)
                & Q(scope_change__in=ScopeChange.values)
                | (~Q(reason=DeclarationReason.REDECLARE_SCOPE) & Q(scope_change="")),
                name="declaration_scope_changed_how",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(state=DeclarationState.PUBLISHED),
                name="declaration_due_while_it_stands",
            ),
        ]
        indexes = [models.Index(fields=["agency", "declared_on"])]

    def __str__(self) -> str:
        return self.number
