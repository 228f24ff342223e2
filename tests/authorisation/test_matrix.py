"""Every address × every persona → what they get (F22). An address without a row fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.core.cache import cache
from django.db import models, transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from tests.authorisation.crawl import Address, addresses
from tests.authorisation.suppliers import FORMS, SUPPLIERS
from tests.authorisation.world import PERSONAS, World, build
from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.audittrail.models import ChainHead

pytestmark = pytest.mark.django_db
MATRIX = Path(__file__).with_name("matrix.yaml")
ROWS: dict[str, dict[str, dict[int, str]]] = yaml.safe_load(MATRIX.read_text(encoding="utf-8"))
UNCOUNTED = {"sessions.session", AccessRecord._meta.label_lower}


@pytest.fixture
def world() -> World:
    cache.clear()
    return build()


def rows_of(address: Address) -> list[str]:
    """The rows an address needs: one, and one more about agency B where it has arguments."""
    return [address.name, f"{address.name}@b"] if address.arguments else [address.name]


def wanted() -> dict[str, Address]:
    return {row: address for address in addresses() for row in rows_of(address)}


def personas_of(cell: dict[int, str]) -> dict[str, int]:
    """Persona → status, from ``{200: "head_a secretary_a", 403: …}``."""
    listed = [(name, status) for status, names in cell.items() for name in names.split()]
    assert len(listed) == len(dict(listed)), "a persona stands twice in one row"
    return dict(listed)


def client_of(world: World, persona: str) -> Client:
    client = Client()
    if persona != "anonymous":
        client.force_login(world.users[persona])
    return client


def call(world: World, row: str, method: str, persona: str) -> int:
    """The status of one call; what a POST did is undone."""
    address = wanted()[row]
    place = world.b if row.endswith("@b") else world.a
    kwargs = SUPPLIERS[address.name](place) if address.arguments else {}
    client, url = client_of(world, persona), reverse(address.name, kwargs=kwargs)
    if method == "get":
        return client.get(url).status_code
    with transaction.atomic():
        sent = {**FORMS[address.name](place), "khoa": "mot-khoa"}
        status = client.post(url, sent).status_code
        transaction.set_rollback(True)
    return status


def test_every_address_has_its_row_and_every_row_its_address():
    assert set(ROWS) == set(wanted())


def test_every_row_answers_for_every_persona():
    for row, methods in ROWS.items():
        acts = wanted()[row].acts
        assert set(methods) == ({"get", "post"} if acts else {"get"}), row
        for cell in methods.values():
            assert set(personas_of(cell)) == set(PERSONAS), row


@pytest.mark.parametrize("row", sorted(ROWS))
def test_everybody_gets_what_the_matrix_says(world, row):
    found = {
        method: {persona: call(world, row, method, persona) for persona in PERSONAS}
        for method in ROWS[row]
    }

    assert found == {method: personas_of(cell) for method, cell in ROWS[row].items()}


def everything() -> dict[str, int]:
    counts = {}
    for model in apps.get_models():
        if model._meta.label_lower not in UNCOUNTED:
            rows: QuerySet[models.Model] = QuerySet(model)
            counts[model._meta.label_lower] = rows.count()
    return counts


def heads() -> list[tuple[Any, ...]]:
    return sorted(ChainHead.objects.values_list("agency_id", "year", "seq", "hash"))


def readable() -> Iterator[str]:
    for row, methods in ROWS.items():
        if "get" in methods:
            yield row


def test_reading_writes_nothing(world):
    before = everything(), heads()

    for row in readable():
        for persona in ("head_a", "dost_admin", "sys_admin", "anonymous"):
            call(world, row, "get", persona)

    assert (everything(), heads()) == before
