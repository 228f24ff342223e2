"""What every business table shares: writing round version and trail is shut, joins have doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

from django.db import models
from django.db.models.sql import Query

from thuan.kernel.tenancy.errors import ClosedDoor

if TYPE_CHECKING:
    from collections.abc import Iterable

M = TypeVar("M", bound=models.Model)


class JoiningQuery(Query):
    """Meets over a relation only rows that exist in the open scope."""

    def join(self, join: Any, *args: Any, **kwargs: Any) -> str:
        # Scopes stand on dated tables, which are read through this very query.
        from thuan.kernel.tenancy.joins import scoped  # noqa: PLC0415

        alias: str = super().join(scoped(join), *args, **kwargs)
        return alias

    def split_exclude(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Django would ask the far table by itself, without its door."""
        raise ClosedDoor("exclude() over many rows: exclude(pk__in=…) or ~Exists(…) say which.")


class ClosedWrites(models.QuerySet[M]):
    """Adds rows and never changes or removes them; ``kernel.tenancy.writing`` changes them."""

    query_class: ClassVar[type[Query]] = JoiningQuery

    def __init__(
        self,
        model: type[M] | None = None,
        query: Query | None = None,
        using: str | None = None,
        hints: dict[str, models.Model] | None = None,
    ) -> None:
        if query is None and model is not None:
            query = self.query_class(model)
        super().__init__(model, query, using, hints)

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
