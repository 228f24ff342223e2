"""Keys of rows that may not exist in the open scope, for rows beside them that do (F4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

if TYPE_CHECKING:
    from django.db.models import Model


def keys_only(model: type[Model], field: str = "pk", **wanted: object) -> QuerySet[Any, Any]:
    """A subquery over one column of keys; only for conditions on rows that exist in the scope.

    The province's own note about a report that never came exists for the province, the report
    does not (F5): the note is found by the report's key, and nothing of the report is read. An
    architecture test lists who asks.
    """
    return QuerySet(model).filter(**wanted).order_by().values(field)
