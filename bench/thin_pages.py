"""Addresses and views of the thin floor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Count, FilteredRelation, Max, Q
from django.http import HttpResponse
from django.template import Engine, Template
from django.template.context import Context
from django.urls import path

from bench import thin_documents, thin_report
from bench.models import (
    Agency,
    Cycle,
    Entry,
    Extension,
    GlanceLine,
    Note,
    Post,
    Reminder,
    Report,
    Version,
)
from bench.statements import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

PAGE = """<!doctype html><html lang="vi"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><table>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>{% for group, name, code, state, late in squares %}
<a href="?q={{ code }}" title="{{ name }}, {{ state }}, {{ late }}">{{ group }}</a>{% endfor %}
</body></html>"""
DESK = """<!doctype html><html lang="vi"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1>{% for kind, cells in lines %}{% if kind == "square" %}
<a href="/agencies?q={{ cells.2 }}" title="{{ cells.1 }}">{{ cells.3 }}</a>{% else %}
<p>{% for cell in cells %}<span>{{ cell }}</span> {% endfor %}</p>{% endif %}{% endfor %}
</body></html>"""
# As on our board: above this many agencies squares no longer help the eye.
SQUARES_UP_TO = 200


@cache
def page() -> Template:
    return Engine().from_string(PAGE)


@cache
def desk() -> Template:
    return Engine().from_string(DESK)


def shown(
    request: HttpRequest, title: str, rows: Iterable[Any], squares: Iterable[Any] = ()
) -> HttpResponse:
    """Fifty rows for whoever is logged in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return HttpResponse(page().render(Context({"title": title, "rows": rows, "squares": squares})))


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
    return shown(request, "Cơ quan", columns[:ROWS])


def tracking_list(request: HttpRequest) -> HttpResponse:
    """Who has sent, with what stands beside each agency on our board, and the squares over it."""
    sent = FilteredRelation(
        "agency__reports", condition=Q(agency__reports__first_submitted_at__isnull=False)
    )
    everyone = Entry.objects.filter(is_fixed=True).annotate(sent=sent).order_by("sort_key")
    rows = everyone
    if text := request.GET.get("q"):
        rows = rows.filter(agency__search_key__contains=text)
    if request.GET.get("arrival") == "absent":
        rows = rows.filter(sent__id=None)
    columns = rows.values_list(
        "name",
        "sent__late",
        "sent__first_submitted_at",
        "sent__state",
        "group",
        "code",
        "sent__public_id",
        "agency_id",
    )
    shown_rows = list(columns[:ROWS])
    notes = beside([row[-1] for row in shown_rows])
    full = [(*row, notes.get(row[-1], "")) for row in shown_rows]
    squares = everyone.values_list("group", "name", "code", "sent__state", "sent__late")
    few = Entry.objects.filter(is_fixed=True).count() <= SQUARES_UP_TO
    return shown(request, "Theo dõi", full, list(squares) if few else [])


def beside(agencies: list[int]) -> dict[int, list[object]]:
    """Agency → contact, notes, longer deadline, waiver, reasons, reminders: a statement each."""
    found: dict[int, list[object]] = {}
    posts = Post.objects.filter(at_agency__in=agencies, role="ISO_SEC", valid_to=None)
    about = {"subject_agency__in": agencies}
    sent = Version.objects.filter(agency__in=agencies, sending__isnull=False).order_by("number")
    own = Report.objects.filter(agency__in=agencies).values("public_id")
    reminded = Reminder.objects.filter(target_id__in=own, is_escalation=False)
    for statement in (
        posts.values_list("at_agency", "person__full_name", "person__phone"),
        Note.objects.filter(**about).values_list("subject_agency", "created_at", "promised_on"),
        Extension.objects.filter(**about).values_list("subject_agency", "due_on"),
        sent.values_list(
            "agency",
            "content__reasons",
            "content__values__R04.contact_name",
            "content__values__R04.contact_phone",
        ),
        reminded.values_list("agency").annotate(Count("day", distinct=True), Max("day")),
    ):
        for agency, *facts in statement:
            found.setdefault(agency, []).extend(facts)
    return found


def overview(request: HttpRequest) -> HttpResponse:
    """The province's desk: the cycle, and every line of what was counted for it."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    cycle = Cycle.objects.order_by("-year").values_list("year", "template_id").first()
    lines = GlanceLine.objects.order_by("pk").values_list("kind", "content")
    return HttpResponse(desk().render(Context({"title": cycle, "lines": list(lines)})))


urlpatterns = [
    path("overview", overview),
    path("agencies", agency_list),
    path("tracking", tracking_list),
    *thin_report.urlpatterns,
    *thin_documents.routes(shown),
]
