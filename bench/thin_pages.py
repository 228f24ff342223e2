"""Addresses and views of the thin floor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.db import connection
from django.http import HttpResponse
from django.template import Engine, Template
from django.template.context import Context
from django.urls import path

from bench.statements import agencies, tracking

if TYPE_CHECKING:
    from django.http import HttpRequest

PAGE = """<!doctype html><html lang="vi"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><table>
<tr>{% for head in heads %}<th>{{ head }}</th>{% endfor %}</tr>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


@cache
def page() -> Template:
    return Engine().from_string(PAGE)


def shown(request: HttpRequest, title: str, query: tuple[str, list[str]]) -> HttpResponse:
    """Fifty rows for whoever is logged in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    with connection.cursor() as cursor:
        cursor.execute(*query)
        heads = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
    return HttpResponse(page().render(Context({"title": title, "heads": heads, "rows": rows})))


def agency_list(request: HttpRequest) -> HttpResponse:
    return shown(request, "Cơ quan", agencies(request.GET.get("q", "")))


def tracking_list(request: HttpRequest) -> HttpResponse:
    absent = request.GET.get("arrival") == "absent"
    return shown(request, "Theo dõi", tracking(request.GET.get("q", ""), absent=absent))


urlpatterns = [path("agencies", agency_list), path("tracking", tracking_list)]
