"""A table that a query joins is behind the same door as the one it starts from (F4).

Whatever crosses a relation (``select_related``, ``values``, ``filter``, ``order_by``, ``F``, an
aggregate) becomes a join, and every join is made in one place. There the condition "this row
exists in the open scope" is written into its ON clause, so that no path has to be listed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db.models import Q
from django.db.models.sql import Query
from django.db.models.sql.datastructures import Join

from thuan.kernel.tenancy.scope import Scope, current_scope

if TYPE_CHECKING:
    from django.db import models
    from django.db.models.sql.compiler import SQLCompiler
    from django.db.models.sql.where import WhereNode

NOTHING = "1 = 0"
# What may be asked of a foreign key without leaving the row.
OWN_LOOKUPS = {"", "in", "exact", "isnull"}


class ScopedJoin(Join):
    """A join that meets only rows of the open scope."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        sql, params = super().as_sql(compiler, connection)
        model = scoped_tables()[self.table_name]
        condition = existing(model, current_scope())
        if condition is None:
            return sql, params
        here: Any = condition
        if self.table_alias not in (None, self.table_name):
            here = condition.relabeled_clone({self.table_name: self.table_alias})
        try:
            extra, more = compiler.compile(here)
        except FullResultSet:
            return sql, params
        except EmptyResultSet:
            # Only this table has no row: beside an outer join the others still have theirs.
            extra, more = NOTHING, ()
        # Django ends the clause with its bracket: "… ON (a = b)".
        return f"{sql[:-1]} AND ({extra}))", [*params, *more]


def scoped(join: Any) -> Any:
    """The join behind its door, when the joined table has one."""
    if type(join) is not Join or join.table_name not in scoped_tables():
        return join
    return ScopedJoin(
        join.table_name,
        join.parent_alias,
        join.table_alias,
        join.join_type,
        join.join_field,
        join.nullable,
        filtered_relation=join.filtered_relation,
    )


@cache
def scoped_tables() -> dict[str, type[models.Model]]:
    """Table → model, of the models whose rows exist in a scope or do not.

    A model that is a public fact as a whole says ``public_fact = True``: the registers that lead
    to it are read where no scope is open.
    """
    doors = [model for model in apps.get_models() if hasattr(model, "existing_in")]
    return {m._meta.db_table: m for m in doors if not getattr(m, "public_fact", False)}


@lru_cache(maxsize=512)
def existing(model: type[models.Model], scope: Scope) -> WhereNode | None:
    """The condition on a joined row, worked out once per scope; None where every row exists."""
    condition: Q | None = model.existing_in(scope)  # type: ignore[attr-defined]
    if condition is None:
        return None
    if hasattr(model, "belongs_to") or _leads_on(model, condition):
        # What the row hangs on is one join further: it is asked in a query of its own.
        condition = Q(pk__in=model._default_manager.filter(condition).order_by().values("pk"))
    where: WhereNode = Query(model).build_where(condition)
    return where


def _leads_on(model: type[models.Model], condition: Q) -> bool:
    """Whether the condition speaks of another table than the row's own ("submission__isnull")."""
    for child in condition.children:
        if isinstance(child, Q):
            if _leads_on(model, child):
                return True
        elif isinstance(child, tuple):
            name, _mark, rest = child[0].partition("__")
            field = None if name == "pk" else model._meta.get_field(name)
            if field is None or (field.concrete and not field.is_relation):
                continue
            if not field.concrete or rest not in OWN_LOOKUPS:
                return True
    return False
