"""Dated facts and reference data change through one door only (F10, F18)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_agency, make_person
from tests.kernel.sample.models import Criterion, Note, Post
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.errors import ClosedDoor
from thuan.kernel.tenancy.scope import agency_scope
from thuan.kernel.tenancy.writing import end_facts, update_row

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 1, 1)
LATER = dt.date(2022, 7, 1)
AT = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def post():
    return Post.objects.create(place="Chánh văn phòng", valid_from=DAY, recorded_at=AT)


@pytest.fixture
def criterion():
    return Criterion.objects.create(title="Điều 4", state="", created_at=AT, updated_at=AT)


def upsert(row, field):
    return type(row).objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=[field]
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda row: Post.objects.all().delete(),
        lambda row: Post.objects.on(DAY).delete(),
        lambda row: Post.objects.update(place="x"),
        lambda row: Post.objects.standing().update(valid_to=LATER),
        lambda row: Post.objects.bulk_update([row], ["place"]),
        lambda row: Post.objects.update_or_create(pk=row.pk, defaults={"place": "x"}),
        lambda row: upsert(row, "place"),
        lambda row: row.delete(),
        lambda row: row.save(),
        lambda row: row.save(update_fields=["valid_to"]),
    ],
)
def test_a_recorded_fact_is_neither_changed_nor_removed(write, post):
    with pytest.raises(ClosedDoor):
        write(post)

    assert list(Post.objects.values_list("place", "valid_to")) == [("Chánh văn phòng", None)]


@pytest.mark.parametrize(
    "write",
    [
        lambda row: Criterion.objects.all().delete(),
        lambda row: Criterion.objects.update(title="x"),
        lambda row: Criterion.objects.filter(pk=row.pk).update(title="x"),
        lambda row: Criterion.objects.bulk_update([row], ["title"]),
        lambda row: Criterion.objects.update_or_create(pk=row.pk, defaults={"title": "x"}),
        lambda row: upsert(row, "title"),
        lambda row: row.delete(),
        lambda row: row.save(),
    ],
)
def test_reference_data_is_neither_changed_unseen_nor_removed(write, criterion):
    with pytest.raises(ClosedDoor):
        write(criterion)

    assert Criterion.objects.get().title == "Điều 4"


def test_an_upsert_of_an_agency_s_rows_is_shut_as_well():
    with agency_scope([]), pytest.raises(ClosedDoor):
        Note.objects.bulk_create([], update_conflicts=True)


def test_the_rows_that_hang_on_a_person_are_behind_the_same_door():
    person = make_person("Lê Văn Tám")
    person.assignments.create(
        role=Role.HEAD, at_agency=make_agency(), valid_from=DAY, recorded_at=AT
    )

    with pytest.raises(ClosedDoor):
        person.assignments.update(valid_to=LATER)
    with pytest.raises(ClosedDoor):
        person.assignments.all().delete()

    assert Assignment.objects.get().valid_to is None


def test_a_fact_ends_or_is_void_through_its_door(post):
    assert end_facts(Post.objects.filter(pk=post.pk), valid_to=LATER) == 1
    assert end_facts(Post.objects.filter(pk=post.pk), void_reason="Ghi nhầm") == 1

    assert list(Post.objects.values_list("valid_to", "void_reason")) == [(LATER, "Ghi nhầm")]


@pytest.mark.parametrize("field", ["valid_from", "place", "recorded_at", "legal_basis"])
def test_what_a_fact_says_and_from_when_never_changes(field, post):
    with pytest.raises(ClosedDoor, match=field):
        end_facts(Post.objects.filter(pk=post.pk), **{field: DAY})


def test_reference_data_changes_with_its_version(criterion, at):
    with agency_scope([]):
        update_row(criterion, {"title": "Điều 5"}, at=at, by=None)

    assert list(Criterion.objects.values_list("title", "version")) == [("Điều 5", 2)]
