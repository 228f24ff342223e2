"""Rows found by their own key: beginnings of words, signs as they are, the reader's alone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.processes import Office, make_process
from thuan.domains.system.processes.models import Process
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.search import with_agency
from thuan.kernel.search.named import named_rows
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        made = Office()
        for code, name in (("C1", "Một cửa"), ("C2", "Bàn giao hồ sơ"), ("C3", "Chỉ số 95%_tốt")):
            make_process(made.agency, name, code)
        make_process(Office().agency, "Một cửa nơi khác", "C1")
    return made


def found(office, *words, limit=10):
    actor = office.actor("lan")
    view = ProcessPermission.VIEW
    with entered(actor.scope()):
        rows = named_rows(Process, actor, view, words, limit, joined=with_agency)
        return [row.code for row in rows]


def test_every_word_begins_a_word_of_the_key(office):
    assert found(office, "mot") == ["C1"]
    assert found(office, "giao", "ho") == ["C2"]
    assert found(office, "an") == []
    assert found(office, "mot", "giao") == []


def test_signs_of_a_pattern_are_letters_like_others(office):
    assert found(office, "95%_") == ["C3"]
    assert found(office, "9%") == []
    assert found(office, "_") == []


def test_no_more_than_asked_and_in_their_order(office):
    assert found(office, "c", limit=2) == ["C1", "C2"]


def test_another_person_in_another_scope_is_answered_anew(office):
    with every_agency(reason="a test arranges"):
        other = Office()
        make_process(other.agency, "Một cửa", "C9")

    assert found(office, "mot") == ["C1"]
    assert found(other, "mot") == ["C9"]
    assert found(office, "mot") == ["C1"]


def test_it_is_one_statement(office):
    found(office, "mot")
    actor = office.actor("lan")
    with entered(actor.scope()), CaptureQueriesContext(connection) as asked:
        view = ProcessPermission.VIEW
        named_rows(Process, actor, view, ["giao"], 10, joined=with_agency)

    assert len(asked) == 1
