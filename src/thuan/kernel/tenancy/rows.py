"""The four kinds of rows (F1, F3). Every table of a domain inherits one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.tenancy.closed import ClosedManager
from thuan.kernel.tenancy.enums import Audience, Confidentiality
from thuan.kernel.tenancy.errors import ClosedDoor
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.querysets import ScopedManager, either, require_writable
from thuan.kernel.tenancy.visibility import PRIVATE, Visibility

if TYPE_CHECKING:
    from thuan.kernel.tenancy.scope import Scope


class Row(models.Model):
    """What every business row carries: identity for addresses, version, who and when (F1).

    ``part_of`` names the object of which the row is a part that a guest of the object reads (F6).
    """

    part_of: ClassVar[str] = ""

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    state = models.CharField(_("trạng thái"), max_length=32, editable=False, db_index=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("tạo lúc"), editable=False)
    created_by = models.ForeignKey(
        "accounts.Person", models.PROTECT, null=True, related_name="+", editable=False
    )
    updated_at = models.DateTimeField(_("sửa lúc"), editable=False)
    updated_by = models.ForeignKey(
        "accounts.Person", models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert. An existing row changes only through ``writing.update_row`` (version, F18)."""
        if not self._state.adding:
            raise ClosedDoor("An existing row changes through writing.update_row().")
        require_writable(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ClosedDoor("Records are cancelled or voided with a reason, never deleted.")

    @classmethod
    def _invited_in(cls, scope: Scope) -> list[Q]:
        """The condition for what a guest reads; [] for nobody's guest."""
        if not scope.guest_of:
            return []
        if not cls.part_of:
            return scope.invited_to(cls)
        whole = cls._meta.get_field(cls.part_of).related_model
        return scope.invited_to(whole, f"{cls.part_of}__public_id")  # type: ignore[arg-type]


class Reference(Row):
    """Editions, templates, criteria: read by all, written by DOST administrators, no scope."""

    objects = ClosedManager()

    class Meta:
        abstract = True

    def writable_in(self, scope: Scope) -> bool:
        """Permission, not scope, decides who writes reference data."""
        return scope.signed_in


class ProvinceRow(Row):
    """Plan, cycle, synthesis, rule set: ``audience`` decides who reads (F3)."""

    audience = models.CharField(
        _("đối tượng đọc"), max_length=16, choices=Audience.choices, default=Audience.DRAFT
    )

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def existing_in(cls, scope: Scope) -> Q | None:
        if scope.everything or scope.province:
            return None
        readers = [Audience.PUBLIC, Audience.AGENCIES] if scope.signed_in else [Audience.PUBLIC]
        return either([Q(audience__in=readers), *scope.invited_to(cls)])

    def writable_in(self, scope: Scope) -> bool:
        return scope.everything or scope.province


class ProvinceDetail(models.Model):
    """A line of a ProvinceRow, read by whoever reads that row; ``belongs_to`` names the way to it.

    Details are written once with their row and never changed.
    """

    belongs_to: ClassVar[str]

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a detail never changes."""
        if not self._state.adding:
            raise ClosedDoor("A line never changes after its row was written.")
        require_writable(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ClosedDoor("A line never changes after its row was written.")

    @classmethod
    def existing_in(cls, scope: Scope) -> Q | None:
        if scope.everything or scope.province:
            return None
        readers = [Audience.PUBLIC, Audience.AGENCIES] if scope.signed_in else [Audience.PUBLIC]
        whole = cls._meta.get_field(cls.belongs_to).related_model
        invited = scope.invited_to(whole, f"{cls.belongs_to}__public_id")  # type: ignore[arg-type]
        return either([Q(**{f"{cls.belongs_to}__audience__in": readers}), *invited])

    def writable_in(self, scope: Scope) -> bool:
        return scope.everything or scope.province


class AgencyRow(Row):
    """A row that belongs to one agency. ``agency`` has custody; ``origin_agency`` never changes."""

    visibility: ClassVar[Visibility] = PRIVATE

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    origin_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", editable=False)
    confidentiality = models.CharField(
        max_length=16, choices=Confidentiality.choices, default=Confidentiality.INTERNAL
    )
    edition = models.ForeignKey(
        "standards.Edition", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def existing_in(cls, scope: Scope) -> Q | None:
        if scope.everything:
            return None
        conditions = [scope.own.q("agency")]
        seen = cls.visibility.q()
        if seen is not None and not scope.oversight.is_empty:
            conditions.append(scope.oversight.q("agency") & seen)
        return either([*conditions, *cls._invited_in(scope)])

    def writable_in(self, scope: Scope) -> bool:
        """The owner writes; a guest adds parts of his object (the version that he signs)."""
        if scope.owns(self.agency_id):
            return True
        whole = getattr(self, self.part_of) if self.part_of and scope.guest_of else None
        return whole is not None and (whole._meta.label_lower, whole.public_id) in scope.guest_of


class CaseBetween(Row):
    """A case that ``owner`` holds about ``subject_agency``: both read, the owner writes (F3).

    ``subject_reads`` names the states from which the subject sees it; empty means always.
    """

    scope_column: ClassVar[str] = "subject_agency"
    subject_reads: ClassVar[frozenset[str]] = frozenset()

    owner = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", verbose_name=_("cơ quan chủ trì")
    )
    subject_agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", verbose_name=_("cơ quan liên quan")
    )

    objects = ScopedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def existing_in(cls, scope: Scope) -> Q | None:
        if scope.everything:
            return None
        # A guest reads what the agency reads, never a case that it does not see yet.
        as_subject = either([scope.own.q("subject_agency"), *cls._invited_in(scope)])
        if cls.subject_reads:
            as_subject &= Q(state__in=sorted(cls.subject_reads))
        conditions = [scope.own.q("owner"), as_subject]
        if not scope.oversight.is_empty:
            conditions.append(scope.oversight.q("subject_agency"))
        return either(conditions)

    def writable_in(self, scope: Scope) -> bool:
        return scope.owns(self.owner_id)
