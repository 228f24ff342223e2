"""The census counts by state, contents once, and gives every chain's last hash."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from tests.factories import make_agency, make_person
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.audittrail.models import ChainHead
from thuan.kernel.files import services
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import Intake
from thuan.kernel.files.storage import path_of


@pytest.mark.django_db
def test_the_census_is_one_object_of_the_agreed_shape(at, capsys, settings, tmp_path):
    settings.FILES = tmp_path
    agency = make_agency(code="H01")
    content = path_of("a" * 64)
    content.parent.mkdir(parents=True)
    content.write_bytes(b"12345")
    actor = actor_for(make_person(), at)
    for name in ("a.csv", "b.csv"):
        services.store(Intake("a" * 64, 5, Kind.CSV, name), agency_id=agency.pk, actor=actor, at=at)

    call_command("census")

    counted = json.loads(capsys.readouterr().out)
    assert counted["files"] == {"n": 2, "bytes": 5}
    assert counted["heads"] == {"H01": ChainHead.objects.get().hash}
    assert {"domain": "files", "kind": "storedfile", "state": "KEPT", "n": 2} in counted["tables"]
    assert {"domain": "tenancy", "kind": "agency", "state": None, "n": 1} in counted["tables"]
