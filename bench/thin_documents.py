"""The thin floor of the archive: the same index asked, the same day listed, in plain statements."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.urls import path

from bench.statements import archive_on, archive_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def _asked(statement: tuple[str, list[Any]]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return list(cursor.fetchall())


def routes(shown: Callable[[HttpRequest, str, list[Any]], HttpResponse]) -> list[Any]:
    """The two pages; ``shown`` is the template of the floor."""

    def search(request: HttpRequest) -> HttpResponse:
        words = request.GET["q"].split()
        statement = archive_search(words, int(request.GET["agency"]), connection.vendor)
        return shown(request, "Tìm", _asked(statement))

    def master_list(request: HttpRequest) -> HttpResponse:
        day = dt.date.fromisoformat(request.GET["day"])
        return shown(request, "Danh mục", _asked(archive_on(day, int(request.GET["agency"]))))

    return [path("search", search), path("master", master_list)]
