"""A SQLite database as a script, in an order that depends on its content alone."""

from __future__ import annotations

from typing import Any

from django.db import connection

# The moment a migration was applied is that of the loading, not of the snapshot.
NOW = {("django_migrations", "applied"): "CURRENT_TIMESTAMP"}
OWN = ("sqlite_sequence", "sqlite_stat1")


def dump() -> str:
    """Tables, rows, indexes and triggers of the connected database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        )
        parts = [row for row in cursor.fetchall() if row[1] not in OWN]
        virtual = tuple(
            f"{name}_" for _, name, sql in parts if sql.upper().startswith("CREATE VIRTUAL")
        )
        parts = [row for row in parts if not (virtual and row[1].startswith(virtual))]
        tables = [row for row in parts if row[0] == "table"]
        lines = [f"{sql};" for _, _, sql in tables]
        for _, name, sql in tables:
            if not sql.upper().startswith("CREATE VIRTUAL"):
                lines += _rows(cursor, name)
    for kind in ("view", "index", "trigger"):
        lines += [f"{sql};" for what, _, sql in parts if what == kind]
    return "\n".join(lines) + "\n"


def _rows(cursor: Any, table: str) -> list[str]:
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
    columns = [item[0] for item in cursor.description]
    named = ", ".join(f'"{column}"' for column in columns)
    lines = []
    for row in cursor.fetchall():
        values = [
            NOW.get((table, column)) or _literal(cursor, value)
            for column, value in zip(columns, row, strict=True)
        ]
        lines.append(f'INSERT INTO "{table}" ({named}) VALUES ({", ".join(values)});')
    return lines


def _literal(cursor: Any, value: Any) -> str:
    cursor.execute("SELECT quote(%s)", [value])
    return str(cursor.fetchone()[0])
