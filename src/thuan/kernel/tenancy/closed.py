"""The ways of writing that go round version, reason and trail, shut on every business table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.db import models

from thuan.kernel.tenancy.errors import ClosedDoor

if TYPE_CHECKING:
    from collections.abc import Iterable

M = TypeVar("M", bound=models.Model)


class ClosedWrites(models.QuerySet[M]):
    """Adds rows and never changes or removes them; ``kernel.tenancy.writing`` changes them."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        if kwargs.get("update_conflicts"):
            raise ClosedDoor("An upsert changes rows unseen: write through kernel.tenancy.writing.")
        return super().bulk_create(objs, *args, **kwargs)

    def update(self, **kwargs: Any) -> NoReturn:
        raise ClosedDoor("Rows change through kernel.tenancy.writing, with version and event.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ClosedDoor("Rows change through kernel.tenancy.writing, with version and event.")

    def delete(self) -> NoReturn:
        raise ClosedDoor("Records are cancelled or voided with a reason, never deleted.")


class ClosedManager(models.Manager[M]):
    """The manager of tables that everybody reads and only ``writing`` changes."""

    def get_queryset(self) -> ClosedWrites[M]:
        return ClosedWrites(self.model, using=self._db)
