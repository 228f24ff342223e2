"""Second posts and delegations: what they open, and that they never get round INV-21."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.factories import assign, employ, make_user
from tests.factories.reporting import OCTOBER, SIGNING, delegate
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.services import signing
from thuan.kernel.accounts.models import Delegation
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.ui.tasks import tasks_for
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/selectors/signing.py",
        "if report.public_id not in prepared]",
        "]",
    ),
    (
        "src/thuan/domains/oversight/reporting/tasks/__init__.py",
        "    if n > 1:\n",
        "    if n:\n",
    ),
    (
        "src/thuan/kernel/workflow/segregation.py",
        "return posts.exists() or roles.exists()",
        "return False",
    ),
    (
        "src/thuan/domains/oversight/reporting/templates/reporting/sign.html",
        "{% if serves_others %}",
        "{% if False %}",
    ),
]
pytestmark = pytest.mark.django_db
THIRD = dt.datetime(2022, 10, 3, 9, 0, tzinfo=ICT)
OWN = "Người của cơ quan báo cáo"


# The department's own report ------------------------------------------------------------------


def test_a_checker_with_a_second_post_at_the_department_does_not_check_its_report(province):
    employ(province.people["checker"], province.agencies["dost"], is_primary=False)
    province.send("dost")

    with pytest.raises(IllegalTransition, match=OWN):
        province.take("dost", "checker")
    assert province.report("dost").state == "SUBMITTED"


def test_an_officer_with_a_second_role_at_the_office_does_not_check_it_either(province):
    assign(province.people["officer"], "PPC_CHECKER", province.agencies["ppc"], reach="ALL")
    province.send("dost")

    with pytest.raises(IllegalTransition, match=OWN):
        province.take("dost", "officer")


def test_the_checker_s_duty_delegated_to_an_officer_does_not_open_it(province):
    delegate(
        province.people["checker"],
        province.people["officer"],
        province.agencies["ppc"],
        ReportPermission.CHECK,
    )
    province.send("dost")

    with pytest.raises(IllegalTransition, match=OWN):
        province.take("dost", "officer")


def test_the_head_s_deputy_by_delegation_signs_it_and_the_office_checks_it(province):
    lent = (province.people["dost_head"], province.people["dost_qmr"], province.agencies["dost"])
    delegate(*lent, *SIGNING)
    province.start("dost")
    province.save("dost")
    province.hand_in("dost")
    province.sign("dost", who="dost_qmr")
    province.submit("dost", who="dost_qmr")

    province.take("dost", "checker")

    assert province.accept("dost", "checker").state == "ACCEPTED"
    (version,) = province.versions("dost")
    assert version.signed_on_behalf_of_id == province.people["dost_head"].pk


# A delegation that is taken away ---------------------------------------------------------------


@pytest.fixture
def signed_for_the_head(province):
    """The deputy signed for the head on 1 October; on the 3rd the delegation is revoked."""
    lent = (province.people["lotus_head"], province.people["lotus_qmr"], province.agencies["lotus"])
    delegate(*lent, *SIGNING)
    province.start("lotus", at=OCTOBER)
    province.save("lotus", at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)
    province.sign("lotus", who="lotus_qmr", at=OCTOBER)
    end_facts(Delegation.objects.all(), valid_to=THIRD.date())
    return province


def test_between_signing_and_sending_it_sends_nothing_more(signed_for_the_head):
    province = signed_for_the_head

    with pytest.raises(PermissionDenied):
        province.on("lotus", signing.submit_report, who="lotus_qmr", at=THIRD)
    with pytest.raises(PermissionDenied):
        province.on("lotus", signing.recall_report, who="lotus_qmr", at=THIRD, comment="Sửa.")
    assert province.report("lotus").state == "SIGNED"


def test_what_was_signed_while_it_stood_is_sent_by_the_head_himself(signed_for_the_head):
    province = signed_for_the_head
    province.submit("lotus", at=THIRD)

    (version,) = province.versions("lotus")
    assert province.report("lotus").state == "SUBMITTED"
    assert version.signed_by_id == province.people["lotus_qmr"].pk
    assert version.signed_on_behalf_of_id == province.people["lotus_head"].pk


# Signing for several agencies, and the page before it ------------------------------------------


def page_of(province, who, name):
    clock.mark_as_demo(OCTOBER)
    client = Client()
    client.force_login(make_user(province.people[who]))
    return client.get(reverse(f"reporting:{name}", args=[province.report("lotus").public_id])).text


def waiting(province):
    for agency in ("lotus", "bamboo"):
        province.start(agency, at=OCTOBER)
        province.save(agency, at=OCTOBER)
        province.hand_in(agency, at=OCTOBER)


def test_who_signs_for_two_agencies_is_led_to_sign_both_at_once(province):
    waiting(province)
    assign(province.people["lotus_head"], "HEAD", province.agencies["bamboo"])

    assert reverse("reporting:sign_many") in page_of(province, "lotus_head", "sign")


def test_who_signs_for_one_agency_is_not(province):
    waiting(province)

    assert reverse("reporting:sign_many") not in page_of(province, "lotus_head", "sign")


def signing_tasks(province, who):
    """The titles of the person's tasks of signing, and where they lead."""
    actor = province.actor(who, OCTOBER)
    with entered(actor.scope()):
        found = tasks_for(actor, OCTOBER)
    return {str(task.title): task.url for task in found if str(task.title).startswith("Ký")}


def test_who_signs_for_two_agencies_has_each_task_and_one_for_both(province):
    waiting(province)
    assign(province.people["lotus_head"], "HEAD", province.agencies["bamboo"])

    found = signing_tasks(province, "lotus_head")

    assert found.pop("Ký 2 báo cáo cùng lúc") == "/bao-cao/ky-nhieu/"
    assert list(found) == ["Ký báo cáo năm 2022"]


def test_where_only_one_of_the_two_waits_there_is_no_task_for_both(province):
    waiting(province)
    assign(province.people["lotus_head"], "HEAD", province.agencies["bamboo"])
    province.sign("bamboo", at=OCTOBER)

    assert list(signing_tasks(province, "lotus_head")) == ["Ký báo cáo năm 2022"]


def test_who_signs_for_one_agency_has_no_task_for_several(province):
    waiting(province)

    assert list(signing_tasks(province, "lotus_head")) == ["Ký báo cáo năm 2022"]


def test_a_report_he_prepared_himself_is_not_among_those_to_sign_at_once(province):
    """INV-21: what he may not sign alone he may not sign with others."""
    assign(province.people["lotus_head"], "HEAD", province.agencies["bamboo"])
    assign(province.people["lotus_head"], "ISO_SEC", province.agencies["bamboo"])
    province.start("bamboo", at=OCTOBER)
    province.save("bamboo", at=OCTOBER, who="lotus_head")
    province.hand_in("bamboo", at=OCTOBER)
    province.start("lotus", at=OCTOBER)
    province.save("lotus", at=OCTOBER)
    province.hand_in("lotus", at=OCTOBER)

    found = signing_tasks(province, "lotus_head")

    assert list(found.values()) == [
        reverse("reporting:sign", args=[province.report("lotus").public_id])
    ]


def test_the_print_of_the_check_page_names_agency_cycle_and_fingerprint(province):
    waiting(province)

    page = page_of(province, "lotus_head", "check_answers")

    assert "UBND xã Hoa Sen (XHS) · Kỳ báo cáo năm 2022" in page
    assert f"<code>{province.shown_hash('lotus')[:12]}" in page
