"""The thin floor of one report: its pages, the save of one field, its sending.

The same rows as ours; no scope, permission, trail, judging of figures or form token. A write is one
transaction.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.template import Engine, Template
from django.template.context import Context
from django.urls import path
from django.utils import timezone

from bench.models import Extension, Form, Note, Report, Sending, Version, Waiver
from bench.report_models import Check, Draft, Earlier, Event, Look, Presence

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    View = Callable[[HttpRequest, str], HttpResponse]

SECTION = """<!doctype html><html lang="vi"><head><title>{{ here.title.vi }}</title></head><body>
<h1>{{ here.title.vi }}</h1><p>{{ report.agency.name }}, {{ report.deadline_at }}</p><form>
{% for field, value, before in asked %}<p><label>{{ field.label.vi }} {{ field.unit.vi }}
<input name="{{ field.code }}" value="{{ value }}"></label> {{ field.hint.vi }} {{ before }}</p>
{% endfor %}</form>{% for who in present %}{{ who.person.full_name }}{% endfor %}<ol>
{% for section in sections %}<li>{{ section.title.vi }}</li>{% endfor %}</ol></body></html>"""
REPORT = """<!doctype html><html lang="vi"><head><title>{{ report.agency.name }}</title></head>
<body>
<h1>{{ report.cycle.year }}, {{ report.state }}, {{ report.deadline_at }}</h1><ol>
{% for section, given in sections %}<li>{{ section.title.vi }} {{ given }}</li>{% endfor %}</ol>
<ul>{% for row in beside %}<li>{{ row }}</li>{% endfor %}</ul></body></html>"""


@cache
def page(text: str) -> Template:
    return Engine().from_string(text)


@cache
def asked_with(template_id: int) -> dict[str, Any]:
    """The content of a template, read once per process, as ours is."""
    content: dict[str, Any] = Form.objects.get(pk=template_id).content
    return content


def signed_in(view: View) -> View:
    """Whoever is logged in; the session row and the account row are read."""

    def answer(request: HttpRequest, report: str) -> HttpResponse:
        return view(request, report) if request.user.is_authenticated else HttpResponse(status=401)

    return answer


def found(report: str) -> Report:
    return Report.objects.select_related("agency", "cycle").get(public_id=report)


def year_before(report: Report) -> dict[str, Any]:
    """What the agency reported last year, sent or taken in from a file."""
    year, agency = report.cycle.year - 1, report.agency_id
    for values in Earlier.objects.filter(agency=agency, year=year).values_list("values", flat=True):
        return dict(values)
    sent = Version.objects.filter(
        report__agency=agency, report__cycle__year=year, sending__isnull=False
    ).order_by("number")
    contents = list(sent.values_list("content", flat=True))
    return dict(contents[-1]["values"]) if contents else {}


def section_page(request: HttpRequest, report: str) -> HttpResponse:
    """One section: every field with its value and last year's, who is here, the other sections."""
    row = found(report)
    draft, before = Draft.objects.get(report=row), year_before(row)
    form, code = asked_with(row.cycle.template_id), request.GET["phan"]
    here = next(one for one in form["sections"] if one["code"] == code)
    present = Presence.objects.filter(report=row, section=code).select_related("person")
    asked = [
        (field, draft.values.get(field["code"], ""), before.get(field["code"], ""))
        for field in here["fields"]
    ]
    known = {"here": here, "report": row, "asked": asked, "present": present}
    return HttpResponse(page(SECTION).render(Context({**known, "sections": form["sections"]})))


def report_page(request: HttpRequest, report: str) -> HttpResponse:
    """The report: its sections with how much is given, and all that stands beside it."""
    row = found(report)
    draft, before = Draft.objects.get(report=row), year_before(row)
    form = asked_with(row.cycle.template_id)
    own, about = {"report": row}, {"subject_agency": row.agency_id, "report": row}
    statements = (
        Version.objects.filter(**own).order_by("number").values_list("number"),
        Extension.objects.filter(**about).values_list("due_on"),
        Waiver.objects.filter(**about).values_list("pk"),
        Check.objects.filter(**own).order_by("-created_at").values_list("state", "comment"),
        Event.objects.filter(target_type="reporting.annualreport", target_id=report).values_list(
            "action", "at", "person_id"
        ),
        Note.objects.filter(**about).values_list("created_at", "promised_on"),
        Look.objects.filter(agency=row.agency_id).values_list("at", "purpose"),
    )
    beside = [fact for statement in statements for fact in statement]
    given = [
        (one, sum(field["code"] in draft.values for field in one["fields"]))
        for one in form["sections"]
    ]
    known = {"report": row, "sections": given, "beside": [*beside, len(before)]}
    return HttpResponse(page(REPORT).render(Context(known)))


def save_field(request: HttpRequest, report: str) -> HttpResponse:
    """One field into the draft: read the row, compare the base, write it under its version."""
    code, base = request.POST["muc"], int(request.POST["phien_ban"])
    person, now = request.user.person_id, timezone.now()  # noqa: TID251  no clock of the product here
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(report__public_id=report)
        stamp = draft.stamps.get(code)
        if stamp and stamp["by"] != person and stamp["version"] > base:
            return JsonResponse({"version": draft.version}, status=409)
        following = draft.version + 1
        stamp = {"version": following, "by": person, "at": now.isoformat()}
        written = Draft.objects.filter(pk=draft.pk, version=draft.version).update(
            values={**draft.values, code: int(request.POST[code])},
            stamps={**draft.stamps, code: stamp},
            version=following,
            updated_at=now,
            updated_by_id=person,
        )
    return JsonResponse({"version": following, "saved": [code]}, status=200 if written else 409)


def send(request: HttpRequest, report: str) -> HttpResponse:
    """The signed version arrives: one row of its arrival, and the report's own row moves."""
    person, now = request.user.person_id, timezone.now()  # noqa: TID251  no clock of the product here
    with transaction.atomic():
        row = Report.objects.select_for_update().get(public_id=report)
        version = Version.objects.filter(report=row).order_by("-number").values_list("pk").first()
        if row.state != "SIGNED" or version is None:
            return HttpResponse(status=409)
        Report.objects.filter(pk=row.pk, version=row.version).update(
            state="SUBMITTED",
            first_submitted_at=now,
            late=now >= row.deadline_at,
            version=row.version + 1,
            updated_at=now,
            updated_by_id=person,
        )
        Sending.objects.create(
            state="RECEIVED",
            created_at=now,
            created_by_id=person,
            updated_at=now,
            updated_by_id=person,
            agency_id=row.agency_id,
            origin_agency_id=row.agency_id,
            report=row,
            report_version_id=version[0],
            submitted_at=now,
            is_first=True,
        )
    return HttpResponse(status=302, headers={"Location": f"/report/{report}"})


urlpatterns = [
    path("report/<str:report>", signed_in(report_page)),
    path("report/<str:report>/section", signed_in(section_page)),
    path("report/<str:report>/save", signed_in(save_field)),
    path("report/<str:report>/send", signed_in(send)),
]
