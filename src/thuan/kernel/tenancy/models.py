"""The tenant, its place among others, and the sets of agencies that rights may reach."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.tenancy.dated import Dated


class Agency(models.Model):
    """A state agency: the tenant. It is never deleted; reorganisation makes lineage.

    ``code``, ``name``, ``kind`` and the text keys are the *current* values, kept by the agencies
    domain for speed; its dated tables are the authority for any other day.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.CharField(_("mã cơ quan"), max_length=40, unique=True)
    name = models.CharField(_("tên cơ quan"), max_length=255)
    kind = models.CharField(_("loại cơ quan"), max_length=16, db_index=True)
    sort_key = models.CharField(max_length=1024, db_index=True, editable=False)
    search_key = models.CharField(max_length=512, editable=False)

    class Meta:
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")

    def __str__(self) -> str:
        return self.name


class AgencyParent(Dated):
    """Which agency stands directly above another, by day. Tiers are data: any depth (design §5)."""

    no_overlap = ("agency",)

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="parent_rows")
    parent = models.ForeignKey(Agency, models.PROTECT, related_name="child_rows")

    class Meta(Dated.Meta):
        verbose_name = _("cơ quan cấp trên")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(agency=models.F("parent")),
                name="agency_not_own_parent",
                violation_error_message=_("Một cơ quan không thể là cấp trên của chính mình."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} < {self.parent_id}"


class GroupMembership(Dated):
    """The group of a grouping scheme that an agency stands in, by day (F15).

    ``scheme`` names the way of grouping (e.g. ``report``); ``group`` is a code of that scheme.
    """

    no_overlap = ("agency", "scheme")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="group_rows")
    scheme = models.CharField(_("cách phân nhóm"), max_length=40)
    group = models.CharField(_("nhóm"), max_length=40)

    class Meta(Dated.Meta):
        verbose_name = _("nhóm cơ quan")
        indexes = [models.Index(fields=["scheme", "group"])]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.scheme}/{self.group}"


class AgencyList(models.Model):
    """A named list of agencies that an assignment may reach."""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    name = models.CharField(_("tên danh sách"), max_length=160, unique=True)

    class Meta:
        verbose_name = _("danh sách cơ quan")

    def __str__(self) -> str:
        return self.name


class AgencyListMember(models.Model):
    """One agency of a list."""

    list = models.ForeignKey(AgencyList, models.PROTECT, related_name="members")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "agency"], name="agency_list_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.list_id}: {self.agency_id}"
