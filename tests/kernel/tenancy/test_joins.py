"""Nothing crosses a relation out of the scope, whichever way it is asked (F4)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Upper

from tests.factories import make_agency, stamped
from tests.kernel.sample.models import Letter, Note, NoteLine, Notice
from thuan.domains.oversight.reporting.models import ReportTemplate, SynthesisLine
from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.errors import ClosedDoor, NoAgencyScope
from thuan.kernel.tenancy.reach import Reach
from thuan.kernel.tenancy.rows import Reference
from thuan.kernel.tenancy.scope import Scope, agency_scope, entered, every_agency

pytestmark = pytest.mark.django_db
SECRET = "của họ"


@pytest.fixture
def mine():
    """A line of A that points at A's note, and one that points at B's."""
    own = Note.objects.create(**stamped(make_agency(), state="DRAFT", title="của tôi"))
    theirs = Note.objects.create(**stamped(make_agency(), state="FILED", title=SECRET))
    for note in (own, theirs):
        NoteLine.objects.create(**stamped(own.agency, note=note, text=note.title, state="X"))
    return own


def titles(rows):
    return [line.note.title for line in rows]


ACROSS = {
    "select_related": (lambda rows: titles(rows.select_related("note")), ["của tôi"]),
    "select_related of all": (lambda rows: titles(rows.select_related()), ["của tôi"]),
    "values": (lambda rows: list(rows.values("note__title")), [{"note__title": "của tôi"}]),
    "values_list": (lambda rows: list(rows.values_list("note__title", flat=True)), ["của tôi"]),
    "filter": (lambda rows: rows.filter(note__title=SECRET).count(), 0),
    "filter by a part": (lambda rows: rows.filter(note__title__startswith="của h").exists(), False),
    "filter by either": (
        lambda rows: rows.filter(Q(note__title=SECRET) | Q(text="không có")).count(),
        0,
    ),
    "get": (lambda rows: rows.filter(note__title=SECRET).first(), None),
    "exclude": (lambda rows: rows.exclude(note__title="của tôi").count(), 0),
    "order_by": (
        lambda rows: list(rows.order_by("-note__title").values_list("text", flat=True)),
        ["của tôi"],
    ),
    "aggregate": (lambda rows: rows.aggregate(last=Max("note__title")), {"last": "của tôi"}),
    "aggregate of some": (
        lambda rows: rows.aggregate(n=Count("pk", filter=Q(note__title=SECRET))),
        {"n": 0},
    ),
    "F": (lambda rows: rows.filter(text=F("note__title")).count(), 1),
    "annotate": (
        lambda rows: list(rows.annotate(t=F("note__title")).values_list("t", flat=True)),
        ["của tôi"],
    ),
    "a function": (
        lambda rows: list(rows.values_list(Upper("note__decided_by"), "note__title")),
        [("", "của tôi")],
    ),
    "group by": (
        lambda rows: list(rows.values_list("note__title").annotate(n=Count("pk"))),
        [("của tôi", 1)],
    ),
    "distinct dates": (lambda rows: len(rows.datetimes("note__created_at", "day")), 1),
    "Subquery": (
        lambda rows: sorted(
            rows.annotate(
                t=Subquery(Note.objects.filter(pk=OuterRef("note")).values("title"))
            ).values_list("t", flat=True),
            key=str,
        ),
        [None, "của tôi"],
    ),
    "Subquery across": (
        lambda rows: (
            Note.objects.annotate(
                t=Subquery(
                    NoteLine.objects.filter(note__title=SECRET, agency=OuterRef("agency")).values(
                        "note__title"
                    )[:1]
                )
            )
            .values_list("t", flat=True)
            .get()
        ),
        None,
    ),
    "Exists": (
        lambda rows: Note.objects.filter(
            Exists(NoteLine.objects.filter(note__title=SECRET, agency=OuterRef("agency")))
        ).count(),
        0,
    ),
    "in": (
        lambda rows: Note.objects.filter(agency__in=rows.values("note__agency")).count(),
        1,
    ),
    "union": (
        lambda rows: list(rows.values_list("note__title").union(rows.values_list("note__title"))),
        [("của tôi",)],
    ),
    "only": (
        lambda rows: titles(rows.select_related("note").only("text", "note__title")),
        ["của tôi"],
    ),
}


@pytest.mark.parametrize("way", ACROSS)
def test_what_a_row_points_at_outside_the_scope_is_not_met(way, mine):
    ask, expected = ACROSS[way]

    with agency_scope([mine.agency_id]):
        assert ask(NoteLine.objects.all()) == expected


def test_back_over_a_relation_only_the_scope_s_rows_count(mine):
    other = make_agency()
    with every_agency(reason="arranging"):
        NoteLine.objects.create(**stamped(other, note=mine, text=SECRET, state="X"))

    with agency_scope([mine.agency_id]):
        note = Note.objects.annotate(n=Count("lines"), last=Max("lines__text")).get()
        assert (note.n, note.last) == (1, "của tôi")
        assert not Note.objects.filter(lines__text=SECRET).exists()


def test_excluding_over_many_rows_is_asked_otherwise(mine):
    with agency_scope([mine.agency_id]), pytest.raises(ClosedDoor, match="Exists"):
        Note.objects.exclude(lines__text=SECRET).count()


def test_a_note_without_any_line_in_the_scope_still_stands_beside_them(mine):
    with every_agency(reason="arranging"):
        empty = Note.objects.create(**stamped(mine.agency, state="DRAFT", title="chưa có dòng"))
        NoteLine.objects.create(**stamped(make_agency(), note=empty, text=SECRET, state="X"))

    with agency_scope([mine.agency_id]):
        rows = Note.objects.order_by("pk").values_list("title", "lines__text")
        assert list(rows) == [("của tôi", "của tôi"), ("chưa có dòng", None)]


def test_oversight_meets_over_a_relation_what_it_may_read_and_no_more(mine):
    """NoteLine is PRIVATE: from a filed note oversight does not get at its lines."""
    with every_agency(reason="arranging"):
        theirs = Note.objects.get(title=SECRET)
        NoteLine.objects.create(**stamped(theirs.agency, note=theirs, text="riêng", state="X"))

    with entered(Scope(oversight=Reach(everything=True))):
        assert list(Note.objects.values_list("title", "lines__text")) == [(SECRET, None)]
        assert not Note.objects.filter(lines__text="riêng").exists()


def test_a_job_that_sees_every_agency_joins_every_row(mine):
    with every_agency(reason="counting"):
        rows = NoteLine.objects.order_by("pk").values_list("note__title", flat=True)
        assert list(rows) == ["của tôi", SECRET]


def test_a_reach_over_the_tree_or_a_group_is_asked_inside_the_join(mine):
    """Its condition is a query of its own, here on a table joined once and on one joined twice."""
    day = mine.created_at.date()
    reach = Reach(parents=frozenset({mine.agency_id}), groups=frozenset({"XA"}), day=day)

    with entered(Scope(own=Reach(agency_ids=frozenset({mine.agency_id})), oversight=reach)):
        assert list(NoteLine.objects.values_list("note__title", flat=True)) == ["của tôi"]
        twice = NoteLine.objects.filter(note__lines__note__title="của tôi")
        assert list(twice.values_list("text", flat=True)) == ["của tôi"]


def test_an_empty_scope_joins_nothing(mine):
    with entered(Scope()):
        assert list(NoteLine.objects.values_list("note__title")) == []


def test_no_table_without_a_door_leads_to_one_with_a_door():
    """A plain queryset has no scope for its joins, so it may have nowhere to join to."""
    leading = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if not hasattr(model, "existing_in") and not issubclass(model, (Dated, Reference))
        for field in model._meta.get_fields()
        if field.is_relation and hasattr(field.related_model, "existing_in")
        if not getattr(field, "hidden", False)
    }

    assert leading == set()


def test_from_reference_data_only_the_scope_s_rows_are_met(mine):
    """A template of reports leads to cycles; a draft of the province stays with the province."""
    with every_agency(reason="arranging"):
        rows = ReportTemplate.objects.values_list("cycles__year")

    with agency_scope([mine.agency_id]):
        assert '"audience" IN' in str(rows.query)
    with pytest.raises(NoAgencyScope):
        list(rows)


@pytest.mark.parametrize("model", [Note, NoteLine, Letter, Notice])
def test_no_join_is_made_without_a_scope(model):
    with pytest.raises(NoAgencyScope):
        model.objects.select_related("agency")


def test_a_condition_over_a_third_table_is_asked_in_a_query_of_its_own():
    """A version is open to oversight once it was sent: that stands in the table of arrivals."""
    whole = Scope(oversight=Reach(everything=True, day=dt.date(2022, 10, 1)), province=True)

    with entered(whole):
        assert list(SynthesisLine.objects.select_related("report_version")) == []
