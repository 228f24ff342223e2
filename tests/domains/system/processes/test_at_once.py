"""Two people enter the same code at the same moment: one row, and a sentence for the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from thuan.domains.system.processes.selectors import processes as selected
from thuan.domains.system.processes.services import describing
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.ui.forms import Form, attempt

pytestmark = pytest.mark.django_db(transaction=True)


SENTENCES = {
    "postgresql": "Người khác vừa ghi một dòng trùng mã hoặc trùng số. Xem lại danh sách rồi ghi.",
    "sqlite": "Đã có quá trình mã này.",
}


def looking_together(look):
    """The look of a service, from which two return only when both have looked."""
    met = Barrier(2, timeout=10)

    def look_together(agency_id):
        rows = look(agency_id)
        met.wait()
        return rows

    return look_together


def test_one_of_two_is_told_that_the_other_was_first(office, monkeypatch):
    if connection.vendor == "postgresql":
        # Both look and see the code free before either writes; SQLite lets one in at a time.
        monkeypatch.setattr(describing, "of_agency", looking_together(selected.of_agency))
    sets = {"code": "C1", "name": "Một cửa", "kind": "CORE"}
    actor = office.actor("secretary")

    def press(_number):
        form = Form({})
        try:
            with entered(actor.scope()):
                done = attempt(
                    form,
                    describing.add_process,
                    actor=actor,
                    at=actor.at,
                    agency_id=office.agency.pk,
                    sets=sets,
                )
            return bool(done), form.non_field_errors()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(press, range(2)))

    assert [done for done, _errors in told] == [False, True]
    assert told[0][1] == [SENTENCES[connection.vendor]]
