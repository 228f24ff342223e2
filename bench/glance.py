"""In a loaded world: the facts of the province's desk as plain rows, for the thin view to read.

``python -m bench.glance`` counts the desk once and writes what it shows into a table of its own:
one row a sentence, square, group, superior agency, place that needs help, or figure of two years.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from thuan.domains.oversight.reporting.api import field_words, present_cycle  # noqa: E402
from thuan.kernel.calendar import clock  # noqa: E402
from thuan.kernel.tenancy.scope import every_agency  # noqa: E402
from thuan.portals.province.glance import glance_of  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.domains.oversight.reporting.api import ReportCycle
    from thuan.portals.province.glance import Glance, Part, Share

TABLE = "bench_glance"


def lines(glance: Glance, cycle: ReportCycle) -> Iterator[tuple[str, list[Any]]]:
    """Kind and cells of every line of the desk."""
    whole = glance.whole
    for share in (whole.on_time, whole.declared, glance.on_paper, glance.targets):
        if share is not None:
            yield "sentence", [share.yes, share.known, share.unknown]
    for one in glance.listed:
        yield "square", [one.group, one.name, one.code, one.late, one.overdue]
    for place in glance.places:
        yield "place", [place.name, str(place.reason.label), str(place.public_id)]
    for kind, parts in (("group", glance.groups), ("superior", glance.superiors)):
        for part in parts:
            yield kind, cells(part)
    for figure in glance.years:
        words = field_words(cycle, figure.code)
        yield "year", [*words, *map(str, (figure.before, figure.now, figure.n, figure.all_now))]


def cells(part: Part) -> list[Any]:
    """One group: its name, how many, three shares, how many slow."""
    shares = (part.on_time, part.declared, part.alive)
    return [part.name, part.code, part.n, *(text for share in shares for text in words(share))]


def words(share: Share) -> tuple[int, int]:
    return share.yes, share.known


def main() -> int:
    with transaction.atomic(), every_agency(reason="the benchmark reads the desk"):
        cycle = present_cycle()
        assert cycle is not None
        glance = glance_of(cycle, clock.now()).content
        rows = [(kind, json.dumps(content)) for kind, content in lines(glance, cycle)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, kind text, content text)"
            )
            cursor.executemany(
                f"INSERT INTO {TABLE} (id, kind, content) VALUES (%s, %s, %s)",  # noqa: S608  our name
                [(number, *row) for number, row in enumerate(rows)],
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
