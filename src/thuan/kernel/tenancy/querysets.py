"""Querysets whose every door is shut to what the scope does not hold (F4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar

from django.db import models

from thuan.kernel.tenancy.closed import ClosedWrites, JoiningQuery
from thuan.kernel.tenancy.errors import CarriedQuery, ClosedDoor, OutsideScope
from thuan.kernel.tenancy.scope import Scope, current_scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Q
    from django.db.models.sql.compiler import SQLCompiler

    from thuan.kernel.tenancy.reach import Reach

M = TypeVar("M", bound=models.Model)


class ScopedQuery(JoiningQuery):
    """Remembers the scope it was made in and compiles in no other."""

    made_in: Scope | None = None

    def get_compiler(
        self,
        using: str | None = None,
        connection: Any = None,
        elide_empty: bool = True,
    ) -> SQLCompiler:
        if self.made_in is not None and self.made_in != current_scope():
            raise CarriedQuery(f"A query over {self.model} left its scope.")
        compiler: SQLCompiler = super().get_compiler(using, connection, elide_empty)
        return compiler


class ScopedQuerySet(ClosedWrites[M]):
    """Reads only what exists in the open scope; writes go through ``kernel.tenancy.writing``."""

    query_class = ScopedQuery

    def within(self, reach: Reach) -> Self:
        """Of the existing rows those of the agencies in ``reach``."""
        return self.filter(reach.q(getattr(self.model, "scope_column", "agency")))

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        rows = list(objs)
        for row in rows:
            require_writable(row)
        return super().bulk_create(rows, *args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ClosedDoor("Raw SQL knows no scope.")


class ScopedManager(models.Manager[M]):
    """Fails closed: the first touch outside a scope raises, whatever the query."""

    def get_queryset(self) -> ScopedQuerySet[M]:
        scope = current_scope()
        rows: ScopedQuerySet[M] = ScopedQuerySet(self.model, using=self._db)
        rows.query.made_in = scope  # type: ignore[attr-defined]
        condition = self.model.existing_in(scope)  # type: ignore[attr-defined]
        return rows if condition is None else rows.filter(condition)

    def within(self, reach: Reach) -> ScopedQuerySet[M]:
        return self.get_queryset().within(reach)


def either(conditions: list[Q]) -> Q:
    """At least one of the conditions; never of none.

    An empty Q is true of every row, but Django's ``|`` drops it: so it is looked for first.
    """
    for condition in conditions:
        if not condition:
            return condition
    first, *rest = conditions
    for condition in rest:
        first = first | condition
    return first


def require_writable(row: models.Model) -> None:
    """Raise OutsideScope when ``row`` does not belong to what this scope owns."""
    if not row.writable_in(current_scope()):  # type: ignore[attr-defined]
        raise OutsideScope(f"{row._meta.label} lies outside the open scope.")
