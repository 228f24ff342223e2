"""The guards as SQLite triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import UniqueConstraint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REFUSED = "append-only"


def prepare() -> Iterable[str]:
    return ()


def append_only_names(model: Any) -> list[str]:
    table = model._meta.db_table
    return [f"{table}_no_update", f"{table}_no_delete", f"{table}_no_replace"]


def append_only(model: Any) -> list[str]:
    table = model._meta.db_table
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}: {table}'); END"
    taken = " OR ".join(_places_taken(model))
    return [
        *(
            f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{word}" BEFORE {word.upper()} '
            f'ON "{table}" {refuse}'
            for word in ("update", "delete")
        ),
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_replace" BEFORE INSERT ON "{table}" '
        f"WHEN {taken} {refuse}",
    ]


def _places_taken(model: Any) -> Iterator[str]:
    """Per unique key, "a row stands there already".

    ``INSERT OR REPLACE`` takes the standing row away without a DELETE trigger on every connection
    that did not set ``recursive_triggers``; a new row may therefore not even begin to collide.
    """
    meta = model._meta
    table = meta.db_table
    for field in meta.concrete_fields:
        if field.unique:
            yield f'EXISTS (SELECT 1 FROM "{table}" WHERE "{field.column}" = NEW."{field.column}")'
    for names in meta.unique_together:
        yield f'EXISTS (SELECT 1 FROM "{table}" WHERE {_same(meta, names)})'
    for rule in meta.constraints:
        if not isinstance(rule, UniqueConstraint):
            continue
        if not rule.fields:
            raise ValueError(f"{rule.name}: an append-only table needs its unique keys as fields.")
        clash = f'EXISTS (SELECT 1 FROM "{table}" WHERE {_same(meta, rule.fields)}'
        if rule.condition is None:
            yield f"{clash})"
            continue
        # Only its way of writing values is wanted, so the editor is never entered.
        editor = connection.schema_editor(collect_sql=True)
        when = rule._get_condition_sql(model, editor)  # type: ignore[attr-defined]  # noqa: SLF001
        coming = ", ".join(f'NEW."{f.column}" AS "{f.column}"' for f in meta.concrete_fields)
        yield f"({clash} AND {when}) AND EXISTS (SELECT 1 FROM (SELECT {coming}) WHERE {when}))"


def _same(meta: Any, names: Iterable[str]) -> str:
    columns = [meta.get_field(name).column for name in names]
    return " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)


def drop_append_only(model: Any) -> list[str]:
    return [f'DROP TRIGGER IF EXISTS "{name}"' for name in append_only_names(model)]


def no_overlap_names(model: Any) -> list[str]:
    table = model._meta.db_table
    return [f"{table}_no_overlap_insert", f"{table}_no_overlap_update"]


def no_overlap(model: Any) -> list[str]:
    """Refuse a standing row that shares a day with another of the same keys."""
    table = model._meta.db_table
    columns = [model._meta.get_field(name).column for name in model.no_overlap]
    same = " AND ".join(f'other."{c}" = NEW."{c}"' for c in columns)
    extra = ""
    for name in model.no_overlap_when:
        column = model._meta.get_field(name).column
        extra += f' AND other."{column}" AND NEW."{column}"'
    clash = (
        f'SELECT 1 FROM "{table}" other WHERE {same}{extra} AND other.id IS NOT NEW.id '
        "AND other.void_reason = '' AND NEW.void_reason = '' "
        "AND (other.valid_to IS NULL OR other.valid_to > NEW.valid_from) "
        "AND (NEW.valid_to IS NULL OR NEW.valid_to > other.valid_from)"
    )
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_overlap_{word}" AFTER {word.upper()} '
        f'ON "{table}" WHEN EXISTS ({clash}) '
        f"BEGIN SELECT RAISE(ABORT, 'no-overlap: {table}'); END"
        for word in ("insert", "update")
    ]


def set_once_names(model: Any) -> list[str]:
    return [f"{model._meta.db_table}_{name}_once" for name in model.set_once]


def set_once(model: Any) -> list[str]:
    """Refuse to change a filled field."""
    table = model._meta.db_table
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{table}_{name}_once" BEFORE UPDATE ON "{table}" '
        f'WHEN OLD."{name}" IS NOT NULL AND NEW."{name}" IS NOT OLD."{name}" '
        f"BEGIN SELECT RAISE(ABORT, 'set-once: {table}.{name}'); END"
        for name in model.set_once
    ]


def settled_name(model: Any) -> str:
    return f"{model._meta.db_table}_settled"


def settled(model: Any) -> list[str]:
    """Refuse to change a row that reached one of its last states."""
    table = model._meta.db_table
    states = ", ".join(f"'{state}'" for state in model.settled_states)
    return [
        f'CREATE TRIGGER IF NOT EXISTS "{settled_name(model)}" BEFORE UPDATE ON "{table}" '
        f"WHEN OLD.state IN ({states}) BEGIN SELECT RAISE(ABORT, 'settled: {table}'); END"
    ]


def full_text_names(model: Any) -> list[str]:
    table = model._meta.db_table
    return [f"{table}_words_{word}" for word in ("insert", "update", "delete")]


def full_text(model: Any) -> list[str]:
    """A virtual table over the column, kept right by triggers; it holds the words once."""
    table, column = model._meta.db_table, model.full_text
    made = f'"{table}_full_text"'
    cells = f'{made}, rowid, "{column}"'
    taken = f"INSERT INTO {made}({cells}) VALUES ('delete', OLD.id, OLD.\"{column}\");"
    given = f'INSERT INTO {made}(rowid, "{column}") VALUES (NEW.id, NEW."{column}");'
    acts = {"insert": given, "update": f"{taken} {given}", "delete": taken}
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {made} USING fts5("
        f"\"{column}\", content='{table}', content_rowid='id', tokenize='unicode61')",
        *(
            f'CREATE TRIGGER IF NOT EXISTS "{table}_words_{word}" AFTER {word.upper()} '
            f'ON "{table}" BEGIN {act} END'
            for word, act in acts.items()
        ),
    ]


def present(cursor: Any) -> set[str]:
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {row[0] for row in cursor.fetchall()}
