"""An act that only records, and ways of damaging the trail behind the product's back."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest
from django.db.models import QuerySet

from tests.factories import make_agency, make_person
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.audittrail import guards
from thuan.kernel.audittrail.chain import link
from thuan.kernel.audittrail.models import GENESIS, AuditEvent, ChainHead
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.text.canonical import canonical_json


class Target:
    """Something of an agency that acts are recorded on."""

    pk = 1
    public_id = "0190-target"

    class _meta:  # noqa: N801
        label_lower = "tests.target"

    def __init__(self, agency_id):
        self.agency_id = self.origin_agency_id = agency_id


@service
def act(agency, action, *, actor, at, **details):
    record(Target(agency.pk), action, **details)


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def actor(at):
    return actor_for(make_person(), at)


@pytest.fixture
def twenty(agency, actor, at):
    """Twenty acts of one agency."""
    for number in range(1, 21):
        act(agency, f"tests.act_{number}", actor=actor, at=at)
    return agency


@contextmanager
def behind_the_back():
    """Somebody with the password of the database takes the guards away for a moment."""
    guards.remove()
    yield QuerySet(AuditEvent)
    guards.install()


def rehash_from(agency_id, seq):
    """Make every later link fit again, the head included: the patient forger."""
    previous = GENESIS
    for event in AuditEvent.objects.filter(agency_id=agency_id).order_by("year", "seq"):
        if event.seq >= seq:
            value = link(previous, event.body)
            AuditEvent.objects.filter(pk=event.pk).update(hash=value)
            event.hash = value
        previous = event.hash
    ChainHead.objects.filter(agency_id=agency_id).update(hash=previous)


def alter_body(agency_id, seq, **fields):
    event = AuditEvent.objects.get(agency_id=agency_id, seq=seq)
    body = canonical_json(json.loads(event.body) | fields)
    columns = {name: value for name, value in fields.items() if name == "action"}
    AuditEvent.objects.filter(pk=event.pk).update(body=body, **columns)
