"""A query with slots: worked out at its first use on a connection, asked with values ever after."""

from __future__ import annotations

from collections import OrderedDict
from contextvars import Context
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Value
from django.db.models.query import get_related_populators

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=models.Model)
# So many statements a connection keeps, those asked last; beyond them one is worked out anew.
KEPT: Final = 512


class Slot(Value):
    """A place in a condition that each asking fills; ``output_field`` says how it is written."""

    def __init__(self, name: str, output_field: models.Field[Any, Any]) -> None:
        super().__init__(None, output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A parameter that is the slot itself, until a value takes its place."""
        del compiler, connection
        return "%s", (self,)

    def written(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """``value`` as this database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


@dataclass(slots=True)
class WorkedOut:
    """A statement as one connection asks it."""

    compiler: SQLCompiler
    sql: str
    parameters: Sequence[Any]
    converters: dict[int, Any] = field(init=False)

    def __post_init__(self) -> None:
        columns = [column for column, _sql, _alias in self.compiler.select]
        self.converters = self.compiler.get_converters(columns)

    def fetched(self, values: Mapping[str, Any]) -> list[Any]:
        """The rows with these values in the slots, each a sequence of Python values."""
        connection = self.compiler.connection
        filled = [
            one.written(values[one.name], connection) if isinstance(one, Slot) else one
            for one in self.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            rows: list[Any] = cursor.fetchall()
        if not self.converters:
            return rows
        return list(self.compiler.apply_converters(rows, self.converters))


class Statement(Generic[M]):
    """One query of ``build``, whose conditions hold `Slot`s by name.

    It is worked out at the first asking, when every model is loaded, and in an empty context: no
    scope is open there, so that a table behind a door refuses (F4). A statement reads what belongs
    to a person or to nobody; rows of agencies are read through a scope, another for everybody.
    """

    def __init__(self, build: Callable[[], QuerySet[M, Any]]) -> None:
        self._build = build

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """What a ``values_list`` of the query gives; KeyError when a slot has no value."""
        ready = self._worked_out()
        return [] if ready is None else [tuple(row) for row in ready.fetched(values)]

    def objects(self, **values: Any) -> list[M]:
        """The rows as models, with what the query's ``select_related`` names."""
        ready = self._worked_out()
        if ready is None:
            return []
        select, information = ready.compiler.select, ready.compiler.klass_info
        columns = information["select_fields"]
        own = slice(columns[0], columns[-1] + 1)
        names = [column.target.attname for column, _sql, _alias in select[own]]
        # The stubs know the signature of a later Django.
        related = get_related_populators(information, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        found = []
        for row in ready.fetched(values):
            one = information["model"].from_db(DEFAULT_DB_ALIAS, names, row[own])
            for populator in related:
                populator.populate(row, one)
            found.append(one)
        return found

    def place(self) -> Hashable:
        """What the statement depends on beside its build; nothing."""
        return None

    def work_out(self, connection: BaseDatabaseWrapper) -> WorkedOut | None:
        """The statement as ``connection`` will ask it; None when no row can answer it."""
        return Context().run(lambda: worked_out(self._build(), connection))

    def _worked_out(self) -> WorkedOut | None:
        # With the connection, because it goes with it: threads share none, and converters are its.
        connection = connections[DEFAULT_DB_ALIAS]
        kept: OrderedDict[Hashable, WorkedOut | None] = vars(connection).setdefault(
            "worked_out", OrderedDict()
        )
        key = (self, self.place())
        if key not in kept:
            kept[key] = self.work_out(connection)
            if len(kept) > KEPT:
                kept.popitem(last=False)
        kept.move_to_end(key)
        return kept[key]


def worked_out(rows: QuerySet[Any, Any], connection: BaseDatabaseWrapper) -> WorkedOut | None:
    """The statement of these rows as ``connection`` will ask it; None when none can be there."""
    compiler = rows.query.get_compiler(connection=connection)
    try:
        return WorkedOut(compiler, *compiler.as_sql())
    except EmptyResultSet:
        return None
