"""A guest takes one step of one object, sees that object and no other (F6, INV-21)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import RECORDED, assign, make_person, make_user
from tests.factories.guests import LAST, REPORT, TODAY, approver, reviewer, signer
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    ReportCheck,
    ReportVersion,
    Synthesis,
    SynthesisLine,
)
from thuan.domains.oversight.reporting.permissions import (
    REVIEWER_OF_REPORT,
    SIGNER_OF_REPORT,
    ReportPermission,
)
from thuan.domains.oversight.reporting.selectors.reports import report_of, reports
from thuan.domains.oversight.reporting.services import checking, preparing, signing, syntheses
from thuan.domains.registry.people.api import withdraw_guest
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import GuestAssignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.permissions import can, can_anywhere
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/kernel/tenancy/scope.py",
        "sorted(target for of, target in self.guest_of if of == label)",
        "sorted(target for of, target in self.guest_of)",
    ),
    (
        "src/thuan/kernel/tenancy/scope.py",
        'return [Q(**{f"{path}__in": ids})] if ids else []',
        "return [Q()] if ids else []",
    ),
    (
        "src/thuan/kernel/permissions/policy.py",
        "(one.target_type, one.target_id) == here and one.serves(permission):\n"
        "            return Held",
        "one.serves(permission):\n            return Held",
    ),
    (
        "src/thuan/kernel/accounts/actor.py",
        "return GuestAssignment.objects.on(DAY)",
        "return GuestAssignment.objects.standing()",
    ),
]
pytestmark = pytest.mark.django_db


def seen(actor, model=AnnualReport):
    with entered(actor.scope()):
        return set(model.objects.values_list("pk", flat=True))


def sign(province, who):
    shown = province.shown_hash("lotus")
    return province.on("lotus", signing.sign_report, who=who, shown_hash=shown)


def test_a_guest_signs_what_nobody_of_the_agency_may(province, invite, waiting, guest):
    invite(signer(waiting))

    report = sign(province, "guest")

    assert report.state == "SIGNED"
    version = province.versions("lotus")[0]
    assert (version.signed_by_id, version.signed_on_behalf_of_id) == (guest.pk, None)
    event = AuditEvent.objects.get(action="annual_report.sign")
    assert (event.agency_id, event.person_id) == (waiting.agency_id, guest.pk)


def test_who_took_part_before_is_refused_as_a_guest_too(province, invite, waiting):
    make_user(province.people["lotus_secretary"], "thuky")
    invite(signer(waiting), username="thuky")

    with pytest.raises(IllegalTransition) as refused:
        sign(province, "lotus_secretary")

    assert refused.value.messages == [
        "Một người không làm cả hai phần việc này: đã tham gia ở bước trước."
    ]


def test_a_guest_sees_the_object_with_its_parts_and_no_other(province, invite, waiting):
    province.start("dost")
    before = seen(province.actor("guest"))
    invite(signer(waiting))
    actor = province.actor("guest")

    bamboo = province.report("bamboo").pk
    assert before == {bamboo}
    assert seen(actor) == {bamboo, waiting.pk}
    assert seen(actor, DraftContent) == {province.paper("lotus").pk}


def test_a_guest_reads_the_department_s_check_of_the_report_and_no_other(province, invite):
    for agency in ("lotus", "dost"):
        province.send(agency)
    province.on("lotus", checking.take_report, who="officer")
    before = seen(province.actor("guest"), ReportCheck)
    invite(signer(province.report("lotus")))

    assert before == set()
    assert len(seen(province.actor("guest"), ReportCheck)) == 1


def test_an_invitation_names_one_kind_of_object(province, invite, waiting):
    """The public id of a report, written down for a synthesis, opens no report."""
    to = signer(waiting)
    invite(replace(to, model=Synthesis._meta.label_lower))
    actor = province.actor("guest")

    assert waiting.pk not in seen(actor)
    assert not can(actor, ReportPermission.SIGN, agency_id=waiting.agency_id, target=waiting)


def test_no_list_shows_the_object_and_no_list_opens(province, invite, waiting):
    invite(signer(waiting))
    actor = province.actor("guest")

    with entered(actor.scope()):
        assert list(reports(actor)) == []
        assert report_of(actor, waiting.public_id) == waiting
        assert report_of(actor, province.report("bamboo").public_id) is None
    assert not can_anywhere(actor, ReportPermission.VIEW)
    assert not can(actor, ReportPermission.SIGN, agency_id=waiting.agency_id)
    assert can(actor, ReportPermission.SIGN, agency_id=waiting.agency_id, target=waiting)
    assert not can(actor, ReportPermission.SUBMIT, agency_id=waiting.agency_id, target=waiting)


def test_a_guest_writes_nothing_on_the_paper(province, invite, waiting):
    invite(reviewer(waiting), by="lotus_head")
    province.on("lotus", preparing.return_to_preparer, who="guest", comment="Xem lại mục 1.")

    with pytest.raises(PermissionDenied):
        province.save("lotus", who="guest")


@pytest.mark.parametrize("day", [dt.date(2022, 10, 10), LAST])
def test_outside_of_its_days_an_invitation_opens_nothing(province, invite, waiting, day):
    invite(signer(waiting))
    at = dt.datetime(day.year, day.month, day.day, 2, tzinfo=dt.UTC)

    assert waiting.pk not in seen(actor_for(province.people["guest"], at))


def test_an_ended_invitation_opens_nothing(province, invite, waiting):
    row = invite(signer(waiting))

    province.act("admin", withdraw_guest, guest=row, reason="Thủ trưởng đã về")

    assert waiting.pk not in seen(province.actor("guest"))
    assert AuditEvent.objects.filter(action="people.withdraw_guest").count() == 1


def test_a_guest_approves_the_one_synthesis(province, invite, reviewed):
    invite(approver(province, reviewed))
    later = province.freeze()
    actor = province.actor("guest")

    assert seen(actor, Synthesis) == {reviewed.pk}
    with entered(actor.scope()):
        assert SynthesisLine.objects.count() == 3
    approved = province.act("guest", syntheses.approve_synthesis, synthesis=reviewed)
    assert approved.state == "APPROVED"
    with pytest.raises(PermissionDenied):
        province.act("guest", syntheses.approve_synthesis, synthesis=later)


def test_being_a_guest_costs_no_statement(province, invite, waiting, at):
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            actor_for(province.people["guest"], at)
        counts.append(len(queries))
        if not GuestAssignment.objects.exists():
            invite(signer(waiting))

    assert counts == [2, 2]


invitations = st.lists(
    st.tuples(
        st.sampled_from(["dost", "lotus", "bamboo"]),
        st.integers(min_value=-3, max_value=3),
        st.integers(min_value=1, max_value=5),
        st.sampled_from([SIGNER_OF_REPORT, REVIEWER_OF_REPORT]),
    ),
    max_size=4,
    unique_by=lambda one: one[0],
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(invitations)
def test_whatever_was_invited_a_guest_sees_his_own_and_the_objects_of_today(
    province, at, invitations
):
    """The reports in the scope, the drafts and the rights agree with the list written by hand."""
    with transaction.atomic(), every_agency(reason="a test arranges"):
        person = make_person()
        assign(person, "STAFF", province.agencies["ppc"])
        rows = {name: province.report(name) for name in ("dost", "lotus", "bamboo")}
        expected, signing_there = set(), set()
        for name, first, days, duties in invitations:
            begin = TODAY + dt.timedelta(days=first)
            GuestAssignment.objects.create(
                person=person,
                role=Role.HEAD,
                at_agency=province.agencies[name],
                target_type=REPORT,
                target_id=rows[name].public_id,
                duties=list(map(str, duties)),
                valid_from=begin,
                valid_to=begin + dt.timedelta(days=days),
                recorded_at=RECORDED,
                decision_no="1",
            )
            if first <= 0 < first + days:
                expected.add(rows[name].pk)
                signing_there |= {name} if duties is SIGNER_OF_REPORT else set()
        actor = actor_for(person, at)
        sees = seen(actor)
        with entered(actor.scope()):
            drafts = set(DraftContent.objects.values_list("report", flat=True))
            listed = list(reports(actor))
            opened = {n for n in rows if report_of(actor, rows[n].public_id) is not None}
            versions = ReportVersion.objects.count()
        signs = {
            name
            for name, row in rows.items()
            if can(actor, ReportPermission.SIGN, agency_id=row.agency_id, target=row)
        }
        transaction.set_rollback(True)

    assert sees == expected
    assert {rows[name].pk for name in opened} == expected
    assert drafts <= expected
    assert (listed, versions, signs) == ([], 0, signing_there)
