"""/healthz tells a balancer whether this node may be sent people."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from thuan.kernel.audittrail import guards

pytestmark = pytest.mark.django_db


def test_a_sound_node_answers_without_an_account(client):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.content.decode() == "database: ok\nmigrations: ok\nguards: ok\n"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_a_missing_guard_takes_the_node_out(client):
    guards.remove()

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert "audittrail_auditevent_no" in answer.content.decode()


def test_a_migration_not_applied_takes_the_node_out(client):
    MigrationRecorder(connection).record_unapplied("jobs", "0001_initial")

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert "migrations: jobs.0001_initial\n" in answer.content.decode()


def test_health_is_only_read(client):
    assert client.post("/healthz").status_code == 405
