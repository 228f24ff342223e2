"""The guards as PostgreSQL triggers and exclusion constraints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

REFUSED = "append-only"
REFUSE_FUNCTION = (
    "CREATE OR REPLACE FUNCTION thuan_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}: %', TG_TABLE_NAME; END $$"
)


def prepare() -> Iterable[str]:
    return ("CREATE EXTENSION IF NOT EXISTS btree_gist", REFUSE_FUNCTION)


def append_only_names(model: Any) -> list[str]:
    table = model._meta.db_table
    return [f"{table}_no_change", f"{table}_no_truncate"]


def append_only(model: Any) -> list[str]:
    table = model._meta.db_table
    return [
        f'CREATE OR REPLACE TRIGGER "{table}_no_change" BEFORE UPDATE OR DELETE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION thuan_refuse()",
        f'CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION thuan_refuse()",
    ]


def drop_append_only(model: Any) -> list[str]:
    table = model._meta.db_table
    return [f'DROP TRIGGER IF EXISTS "{n}" ON "{table}"' for n in append_only_names(model)]


def no_overlap_names(model: Any) -> list[str]:
    return [f"{model._meta.db_table}_no_overlap"]


def no_overlap(model: Any) -> list[str]:
    """Refuse a standing row that shares a day with another of the same keys."""
    table = model._meta.db_table
    name = f"{table}_no_overlap"
    columns = [model._meta.get_field(key).column for key in model.no_overlap]
    same = ", ".join(f'"{column}" WITH =' for column in columns)
    when = ["void_reason = ''"]
    when += [f'"{model._meta.get_field(key).column}"' for key in model.no_overlap_when]
    constraint = (
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" EXCLUDE USING gist '
        f"({same}, daterange(valid_from, valid_to) WITH &&) WHERE ({' AND '.join(when)})"
    )
    return [
        f"DO $do$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{name}') "
        f"THEN {constraint}; END IF; END $do$"
    ]


def set_once_names(model: Any) -> list[str]:
    return [f"{model._meta.db_table}_{name}_once" for name in model.set_once]


def set_once(model: Any) -> list[str]:
    """Refuse to change a filled field."""
    table = model._meta.db_table
    return [
        f'CREATE OR REPLACE TRIGGER "{table}_{name}_once" BEFORE UPDATE ON "{table}" '
        f'FOR EACH ROW WHEN (OLD."{name}" IS NOT NULL AND '
        f'NEW."{name}" IS DISTINCT FROM OLD."{name}") EXECUTE FUNCTION thuan_refuse()'
        for name in model.set_once
    ]


def settled_name(model: Any) -> str:
    return f"{model._meta.db_table}_settled"


def settled(model: Any) -> list[str]:
    """Refuse to change a row that reached one of its last states."""
    states = ", ".join(f"'{state}'" for state in model.settled_states)
    return [
        f'CREATE OR REPLACE TRIGGER "{settled_name(model)}" BEFORE UPDATE ON '
        f'"{model._meta.db_table}" FOR EACH ROW WHEN (OLD.state IN ({states})) '
        "EXECUTE FUNCTION thuan_refuse()"
    ]


def full_text_names(model: Any) -> list[str]:
    return [f"{model._meta.db_table}_full_text"]


def full_text(model: Any) -> list[str]:
    """An index over the vector of the column's words."""
    table, column = model._meta.db_table, model.full_text
    return [
        f'CREATE INDEX IF NOT EXISTS "{table}_full_text" ON "{table}" '
        f"USING gin (to_tsvector('simple', \"{column}\"))"
    ]


def present(cursor: Any) -> set[str]:
    cursor.execute(
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' "
        "UNION SELECT conname FROM pg_constraint WHERE contype = 'x' "
        "UNION SELECT indexname FROM pg_indexes WHERE indexname LIKE '%_full_text'"
    )
    return {row[0] for row in cursor.fetchall()}
