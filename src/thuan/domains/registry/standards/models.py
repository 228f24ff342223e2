"""Editions of the standard: data with validity, several living side by side (design §5)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thuan.kernel.tenancy.dated import Dated


class Edition(Dated):
    """One edition of ISO 9001 as adopted in Vietnam, e.g. TCVN ISO 9001:2015.

    Findings, declarations and documents keep the edition they were raised against.
    """

    code = models.CharField(_("mã phiên bản"), max_length=40, unique=True)
    name_vi = models.CharField(_("tên tiếng Việt"), max_length=160)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=160)

    class Meta(Dated.Meta):
        verbose_name = _("phiên bản tiêu chuẩn")

    def __str__(self) -> str:
        return self.name_vi
