"""A PostgreSQL database as a script that needs no psql to load."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from django.db import connection

OPTIONS = ("--no-owner", "--no-privileges", "--no-comments", "--column-inserts")
# Lines about the session or the version of pg_dump, and commands of psql.
SESSION = re.compile(r"^(--|SET |\\|SELECT pg_catalog\.set_config)")
APPLIED = re.compile(
    r"^(INSERT INTO public\.django_migrations .*, )'\d{4}-\d\d-\d\d [^']*'\);$", re.MULTILINE
)
# One list of words, written in two ways: as Django wrote it and as it comes back from a load.
WORDS = re.compile(r"\(ARRAY\[((?:'[^']*'::character varying(?:, )?)+)\]\)::text\[\]")


def dump() -> str:
    """Schema and rows of the connected database, as ``pg_dump`` orders them.

    Raises FileNotFoundError where the machine has no ``pg_dump``.
    """
    program = shutil.which("pg_dump")
    if program is None:
        raise FileNotFoundError("pg_dump")
    settings = connection.settings_dict
    place = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    environment = {**os.environ, **{key: value for key, value in place.items() if value}}
    made = subprocess.run(  # noqa: S603
        [program, *OPTIONS], env=environment, check=True, capture_output=True, text=True
    )
    lines = [line for line in made.stdout.splitlines() if line and not SESSION.match(line)]
    script = APPLIED.sub(r"\1CURRENT_TIMESTAMP);", "\n".join(lines) + "\n")
    return WORDS.sub(_one_by_one, script)


def _one_by_one(found: re.Match[str]) -> str:
    words = found[1].split(", ")
    return "ARRAY[" + ", ".join(f"({word})::text" for word in words) + "]"
