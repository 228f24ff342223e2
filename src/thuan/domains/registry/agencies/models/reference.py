"""Types and groups of agencies: data with validity, kept by DOST administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import ObligationKind
from thuan.kernel.tenancy.rows import Reference

if TYPE_CHECKING:
    import datetime as dt


class ReferenceTerm(Reference):
    """A code with a name in both languages and the days on which it may be used."""

    code = models.CharField(_("mã"), max_length=40)
    name_vi = models.CharField(_("tên"), max_length=160)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=160)
    valid_from = models.DateField(_("từ ngày"), null=True)
    valid_to = models.DateField(_("đến trước ngày"), null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi

    def usable_on(self, day: dt.date) -> bool:
        """Whether an agency may be given this code from ``day``."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


class AgencyGroup(ReferenceTerm):
    """A group of a grouping scheme, in the order of the reports (F15).

    ``obligation`` is what the law says of the whole group, empty where no rule is verified; then
    ``source`` tells where the group itself was found.
    """

    scheme = models.CharField(_("cách phân nhóm"), max_length=40)
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    obligation = models.CharField(
        _("nghĩa vụ"), max_length=16, choices=ObligationKind.choices, blank=True
    )
    verified = models.BooleanField(_("đã kiểm chứng"), default=False)
    source = models.CharField(_("nguồn"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("nhóm cơ quan")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="agency_group_code_once"),
        ]


class AgencyType(ReferenceTerm):
    """A type of agency; the mapping type → group of the reports is stated here and only here."""

    position = models.PositiveSmallIntegerField(_("thứ tự"))
    default_group = models.CharField(_("nhóm mặc định"), max_length=40)

    class Meta:
        verbose_name = _("loại cơ quan")
        constraints = [
            models.UniqueConstraint(fields=["code"], name="agency_type_code_once"),
        ]
