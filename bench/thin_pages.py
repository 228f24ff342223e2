"""Addresses and views of the thin floor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import FilteredRelation, Q
from django.http import HttpResponse
from django.template import Engine, Template
from django.template.context import Context
from django.urls import path

from bench.models import Agency, Entry
from bench.statements import ROWS

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

PAGE = """<!doctype html><html lang="vi"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><table>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table></body></html>"""


@cache
def page() -> Template:
    return Engine().from_string(PAGE)


def shown(request: HttpRequest, title: str, rows: QuerySet[Any, Any]) -> HttpResponse:
    """Fifty rows for whoever is logged in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return HttpResponse(page().render(Context({"title": title, "rows": rows[:ROWS]})))


def holding(rows: str) -> FilteredRelation:
    """Those of the dated rows that hold now."""
    condition = Q(**{f"{rows}__valid_to": None, f"{rows}__void_reason": ""})
    return FilteredRelation(rows, condition=condition)


def agency_list(request: HttpRequest) -> HttpResponse:
    rows = Agency.objects.annotate(
        groups_now=holding("groups"),
        parents_now=holding("parents"),
        duties_now=holding("duties"),
        status_now=holding("statuses"),
    )
    if text := request.GET.get("q"):
        rows = rows.filter(search_key__contains=text)
    columns = rows.order_by("sort_key").values_list(
        "name",
        "code",
        "kind__name_vi",
        "groups_now__group__name_vi",
        "parents_now__parent__name",
        "duties_now__kind",
        "status_now__status",
        "public_id",
    )
    return shown(request, "Cơ quan", columns)


def tracking_list(request: HttpRequest) -> HttpResponse:
    sent = FilteredRelation(
        "agency__reports", condition=Q(agency__reports__first_submitted_at__isnull=False)
    )
    rows = Entry.objects.filter(is_fixed=True).annotate(sent=sent)
    if text := request.GET.get("q"):
        rows = rows.filter(agency__search_key__contains=text)
    if request.GET.get("arrival") == "absent":
        rows = rows.filter(sent__id=None)
    columns = rows.order_by("sort_key").values_list(
        "name",
        "sent__late",
        "sent__first_submitted_at",
        "sent__state",
        "group",
        "code",
        "sent__public_id",
    )
    return shown(request, "Theo dõi", columns)


urlpatterns = [path("agencies", agency_list), path("tracking", tracking_list)]
