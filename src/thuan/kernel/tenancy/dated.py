"""Effective dating (F10): a change closes one row and opens the next; nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.kernel.tenancy.closed import ClosedWrites
from thuan.kernel.tenancy.errors import ClosedDoor

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.statements import Slot


D = TypeVar("D", bound="Dated")


class DatedQuerySet(ClosedWrites[D]):
    """Rows with a half-open interval of validity; they end through ``writing.end_facts``."""

    def standing(self) -> Self:
        """Rows that were not declared void."""
        return self.filter(void_reason="")

    def on(self, day: dt.date | Slot) -> Self:
        """Rows valid on ``day``: ``valid_from <= day < valid_to``."""
        return self.standing().filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day
        )


class DatedManager(models.Manager[D]):
    """The usual manager of dated facts: ``on(day)`` and ``standing()``."""

    def get_queryset(self) -> DatedQuerySet[D]:
        return DatedQuerySet(self.model, using=self._db)

    def standing(self) -> DatedQuerySet[D]:
        return self.get_queryset().standing()

    def on(self, day: dt.date | Slot) -> DatedQuerySet[D]:
        return self.get_queryset().on(day)


class Dated(models.Model):
    """A fact that holds from one day (inclusive) to another (exclusive; empty = still holds).

    ``no_overlap`` names the fields within which two standing rows may never share a day; the
    database itself enforces it (F9). A wrong entry is voided with a reason, never removed.
    """

    no_overlap: ClassVar[tuple[str, ...]] = ()
    no_overlap_when: ClassVar[dict[str, object]] = {}

    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    legal_basis = models.CharField(_("căn cứ"), max_length=255, blank=True)
    void_reason = models.CharField(_("lý do hủy bỏ"), max_length=255, blank=True)

    objects = DatedManager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(app_label)s_%(class)s_interval",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert. A fact that was recorded ends or is void, through ``writing.end_facts``."""
        if not self._state.adding:
            raise ClosedDoor("A recorded fact changes through writing.end_facts().")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ClosedDoor("A wrong entry is voided with a reason, never deleted.")

    def holds_on(self, day: dt.date) -> bool:
        """Whether this row is valid on ``day``."""
        ends_later = self.valid_to is None or self.valid_to > day
        return not self.void_reason and self.valid_from <= day and ends_later
