"""Every address × every persona → what they get (F22). An address without a row fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from tests.authorisation.crawl import Address, addresses
from tests.authorisation.suppliers import FORMS, OF_THE_PROVINCE, SUPPLIERS
from tests.authorisation.world import PERSONAS, Place, World, build
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
    if not address.arguments or address.name in OF_THE_PROVINCE:
        return [address.name]
    return [address.name, f"{address.name}@b"]


def wanted() -> dict[str, Address]:
    return {row: address for address in addresses() for row in rows_of(address)}


def personas_of(cell: dict[int, str]) -> dict[str, int]:
    """Persona → status, from ``{200: "head_a secretary_a", 403: …}``."""
    listed = [(name, status) for status, names in cell.items() for name in names.split()]
    assert len(listed) == len(dict(listed)), "a persona stands twice in one row"
    return dict(listed)


def nothing(place: Place) -> dict[str, Any]:
    """For acts that are judged before anything is read from the form."""
    return {}


def client_of(world: World, persona: str) -> Client:
    """A browser of its own for each call; the log-in is done once and its cookie handed on."""
    client = Client()
    if persona == "anonymous":
        return client
    if persona not in world.cookies:
        client.force_login(world.users[persona])
        world.cookies[persona] = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.cookies[settings.SESSION_COOKIE_NAME] = world.cookies[persona]
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
        sent = {**FORMS.get(address.name, nothing)(place), "khoa": "mot-khoa"}
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


def shares(parts: int) -> list[list[str]]:
    """The rows in so many shares, so that they can be asked side by side."""
    rows = list(ROWS)
    return [rows[start::parts] for start in range(parts)]


def asked(cell: dict[int, str]) -> dict[str, int]:
    """Persona → status. On the second database whoever comes as far as its rows.

    A missing right is found before a row is looked for, in the same code on both.
    """
    every = personas_of(cell)
    if connection.vendor == "sqlite":
        return every
    return {name: status for name, status in every.items() if status not in {302, 403}} | {
        name: status for name, status in every.items() if status == 302 and name != "anonymous"
    }


@pytest.mark.parametrize("rows", shares(12), ids=range(12))
def test_everybody_gets_what_the_matrix_says(world, rows):
    wrong = {}
    for row in rows:
        for method, cell in ROWS[row].items():
            for persona, status in asked(cell).items():
                found = call(world, row, method, persona)
                if found != status:
                    wrong[f"{method} {row} as {persona}"] = (found, status)

    assert wrong == {}


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
