"""Editions of the standard: data with validity, several living side by side (design §5)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.standards.enums import EditionStatus
from thuan.kernel.tenancy.dated import Dated


class Edition(Dated):
    """One edition of ISO 9001 as adopted in Vietnam, e.g. TCVN ISO 9001:2015 (qms.md 2.5).

    Findings, declarations and documents keep the edition they were raised against. ``content`` is
    what ``content.read_content`` reads and never changes: corrected words are a new revision. A
    draft has no day from which it holds, so that no question "on day d" ever finds it.
    """

    code = models.CharField(_("mã phiên bản"), max_length=40)
    revision = models.PositiveSmallIntegerField(_("bản nội dung"), default=1)
    slug = models.SlugField(_("địa chỉ"), max_length=60)
    status = models.CharField(_("tình trạng"), max_length=16, choices=EditionStatus.choices)
    name_vi = models.CharField(_("tên tiếng Việt"), max_length=160)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=160)
    note_vi = models.TextField(_("ghi chú tiếng Việt"), blank=True)
    note_en = models.TextField(_("ghi chú tiếng Anh"), blank=True)
    valid_from = models.DateField(_("từ ngày"), null=True)  # type: ignore[assignment]
    content = models.JSONField(_("nội dung"), default=dict)
    content_hash = models.CharField(_("dấu vân"), max_length=64)

    class Meta(Dated.Meta):
        verbose_name = _("phiên bản tiêu chuẩn")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code", "revision"], condition=Q(void_reason=""), name="edition_once"
            ),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(void_reason=""), name="edition_address_once"
            ),
            models.CheckConstraint(
                condition=Q(status=EditionStatus.DRAFT, valid_from__isnull=True)
                | Q(status=EditionStatus.IN_FORCE, valid_from__isnull=False),
                name="edition_draft_holds_on_no_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def note(self) -> str:
        """What has to be known of the edition, in the language of the page."""
        return self.note_en if get_language() == "en" else self.note_vi
