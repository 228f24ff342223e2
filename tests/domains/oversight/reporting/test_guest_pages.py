"""A guest at a browser: invited, finding his one object, taking his step (F6)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from tests.factories.guests import approver, reviewer
from thuan.domains.oversight.reporting.models import AnnualReport
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import entered

pytestmark = pytest.mark.django_db


def pressed(client, address, **fields):
    return client.post(address, {"khoa": uuid4().hex, **fields})


def logged_in(person, name=""):
    client = Client()
    client.force_login(person.users.first() or make_user(person, name, password="bimat"))
    return client


def test_through_the_pages_a_signer_is_invited_and_finds_his_report_alone(
    province, guest, waiting, at
):
    clock.mark_as_demo(at)
    admin = logged_in(province.people["admin"], "qt")
    sent = {"username": "khach", "decision_no": "45/QĐ", "valid_from": "11/10/2022"}
    place = reverse("reporting:invite_signer", args=[province.agencies["lotus"].public_id])

    answer = pressed(admin, place, **sent, last_day="19/10/2022")

    assert answer.status_code == 302
    told = admin.get(place).content.decode()
    assert "Lê Văn Khách, thay Thủ trưởng cơ quan, từ 11/10/2022 đến hết 19/10/2022" in told
    client = logged_in(guest)
    page = client.get(reverse("reporting:report", args=[waiting.public_id]))
    assert page.status_code == 200
    assert "Ký báo cáo" in page.content.decode()
    assert client.get(reverse("reporting:sign", args=[waiting.public_id])).status_code == 200
    others = [province.report("bamboo"), province.report("dost")]
    for other in others:
        assert client.get(reverse("reporting:report", args=[other.public_id])).status_code == 403
    for name in ("reporting:tracking", "reporting:syntheses", "reporting:mine"):
        assert client.get(reverse(name)).status_code == 403


def test_through_the_pages_an_invitation_ends(province, invite, waiting, at):
    clock.mark_as_demo(at)
    row = invite(reviewer(waiting), by="lotus_head")
    address = reverse("reporting:withdraw_guest", args=[row.public_id])

    assert logged_in(province.people["bamboo_head"], "bh").get(address).status_code == 404
    head = logged_in(province.people["lotus_head"], "lh")
    assert pressed(head, address, comment="Đã có người xem").status_code == 302
    with entered(province.actor("guest").scope()):
        assert not AnnualReport.objects.filter(pk=waiting.pk).exists()


def test_through_the_pages_a_guest_approves_the_one_synthesis(
    province, invite, reviewed, guest, at
):
    clock.mark_as_demo(at)
    invite(approver(province, reviewed))
    later = province.freeze()
    client = logged_in(guest)
    place = reverse("reporting:approve_synthesis", args=[reviewed.public_id])

    page = client.get(reverse("reporting:synthesis", args=[reviewed.public_id]))
    assert place in page.content.decode()
    assert pressed(client, place).status_code == 302
    assert AuditEvent.objects.filter(action="synthesis.approve", person_id=guest.pk).exists()
    other = reverse("reporting:synthesis", args=[later.public_id])
    assert client.get(other).status_code == 403
