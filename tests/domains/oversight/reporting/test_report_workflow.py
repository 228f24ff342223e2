"""The procedures of reporting, written by hand from the specification and walked cell by cell.

Sources: qms.md 3.18 (report, cycle) and 3.19 (synthesis). Every state, step and role is tried;
what a table does not name must be refused.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from thuan.domains.oversight.reporting.workflow import (
    CHECK_WORKFLOW,
    CYCLE_WORKFLOW,
    REPORT_WORKFLOW,
    SYNTHESIS_WORKFLOW,
)
from thuan.kernel.accounts.actor import Actor, Held
from thuan.kernel.accounts.roles import Role
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.reach import Reach

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/workflow/report.py",
        '            "recall",\n            frozenset({S.SIGNED}),',
        '            "recall",\n            frozenset({S.SIGNED, S.SUBMITTED}),',
    ),
    (
        "src/thuan/domains/oversight/reporting/permissions.py",
        "ReportPermission.SIGN: (Role.HEAD,),",
        "ReportPermission.SIGN: (Role.HEAD, Role.DEPUTY),",
    ),
    (
        "src/thuan/domains/oversight/reporting/workflow/cycle.py",
        "            frozenset({S.ROSTER_FIXED}),\n            S.CLOSED,",
        "            frozenset({S.OPEN, S.ROSTER_FIXED}),\n            S.CLOSED,",
    ),
]

# (step, from, to, roles that may); "system" is the product itself.
REPORT = [
    ("start", "NOT_STARTED", "DRAFT", "ISO_SEC"),
    ("submit_internal", "DRAFT", "INTERNAL_REVIEW", "ISO_SEC"),
    ("return_to_preparer", "INTERNAL_REVIEW", "DRAFT", "QMR HEAD"),
    ("sign", "INTERNAL_REVIEW", "SIGNED", "HEAD"),
    ("register_paper", "INTERNAL_REVIEW", "SIGNED", "ARCHIVIST"),
    ("recall", "SIGNED", "DRAFT", "HEAD"),
    ("enter_from_paper", "NOT_STARTED", "SUBMITTED", "DOST_OFFICER"),
    ("enter_from_paper", "DRAFT", "SUBMITTED", "DOST_OFFICER"),
    ("enter_from_paper", "INTERNAL_REVIEW", "SUBMITTED", "DOST_OFFICER"),
    ("submit", "SIGNED", "SUBMITTED", "HEAD ISO_SEC"),
    ("resubmit", "SIGNED", "RESUBMITTED", "HEAD ISO_SEC"),
    ("take", "SUBMITTED", "UNDER_CHECK", "DOST_OFFICER PPC_CHECKER"),
    ("take", "RESUBMITTED", "UNDER_CHECK", "DOST_OFFICER PPC_CHECKER"),
    ("accept", "UNDER_CHECK", "ACCEPTED", "DOST_OFFICER PPC_CHECKER"),
    ("return_for_changes", "UNDER_CHECK", "RETURNED", "DOST_OFFICER PPC_CHECKER"),
    ("reopen", "ACCEPTED", "RETURNED", "DOST_HEAD"),
    ("revise", "RETURNED", "DRAFT", "ISO_SEC"),
    ("close_cycle", "NOT_STARTED", "MISSING", "system"),
    ("close_cycle", "DRAFT", "MISSING", "system"),
    ("close_cycle", "INTERNAL_REVIEW", "MISSING", "system"),
    ("close_cycle", "SIGNED", "MISSING", "system"),
]
CYCLE = [
    ("publish", "DRAFT", "PUBLISHED", "DOST_ADMIN DOST_OFFICER"),
    ("open", "PUBLISHED", "OPEN", "DOST_ADMIN DOST_OFFICER"),
    ("fix_roster", "OPEN", "ROSTER_FIXED", "DOST_ADMIN DOST_OFFICER"),
    ("close", "ROSTER_FIXED", "CLOSED", "DOST_ADMIN DOST_OFFICER"),
]
CHECK = [
    ("accept", "OPEN", "ACCEPTED", "DOST_OFFICER PPC_CHECKER"),
    ("return_for_changes", "OPEN", "RETURNED", "DOST_OFFICER PPC_CHECKER"),
    ("reopen", "ACCEPTED", "RETURNED", "DOST_HEAD"),
]
SYNTHESIS = [
    ("freeze", "DRAFT", "FROZEN", "DOST_OFFICER"),
    ("review", "FROZEN", "REVIEWED", "DOST_OFFICER"),
    ("approve", "REVIEWED", "APPROVED", "DOST_HEAD"),
    ("send", "APPROVED", "SENT_TO_PPC", "DOST_OFFICER"),
    ("acknowledge", "SENT_TO_PPC", "ACKNOWLEDGED", "PPC"),
]
PROCEDURES = {
    "report": (REPORT_WORKFLOW, REPORT, "NOT_STARTED"),
    "cycle": (CYCLE_WORKFLOW, CYCLE, "DRAFT"),
    "check": (CHECK_WORKFLOW, CHECK, "OPEN"),
    "synthesis": (SYNTHESIS_WORKFLOW, SYNTHESIS, "DRAFT"),
}
NEEDS_A_REASON = {
    "report": {"return_to_preparer", "recall", "return_for_changes", "reopen"},
    "cycle": set(),
    "check": {"return_for_changes", "reopen"},
    "synthesis": set(),
}
PARTS = {
    "report": {
        "start": "PREPARER",
        "submit_internal": "PREPARER",
        "revise": "PREPARER",
        "sign": "APPROVER",
        "register_paper": "PAPER_REGISTRAR",
        "enter_from_paper": "PREPARER",
        **dict.fromkeys(("take", "accept", "return_for_changes", "reopen"), "DOST_ACCEPTOR"),
    },
    "cycle": {},
    "check": {},
    "synthesis": {"freeze": "COMPILER", "review": "REVIEWER", "approve": "APPROVER"},
}
ROLES = [*Role.values, "system"]


@pytest.fixture(params=sorted(PROCEDURES))
def name(request):
    return request.param


def moves(name):
    """(state, step) → (target, roles that may)."""
    return {(start, step): (end, set(who.split())) for step, start, end, who in PROCEDURES[name][1]}


def table_of(workflow):
    return {(s, step.name): step.target for step in workflow.transitions for s in step.sources}


def acting(role, agency_id, at):
    if role == "system":
        return Actor.system("test", at)
    return Actor(1, at, (Held(Role(role), agency_id, Reach(everything=True)),))


def test_the_procedure_has_the_moves_of_the_specification_and_no_other(name):
    workflow, _table, initial = PROCEDURES[name]

    assert table_of(workflow) == {place: end for place, (end, _who) in moves(name).items()}
    assert workflow.initial == initial


def test_each_step_is_taken_by_the_roles_of_the_specification_and_no_other(name, at):
    workflow = PROCEDURES[name][0]
    row = SimpleNamespace(agency_id=7)
    given = {
        (state, step, role)
        for state in workflow.states
        for (start, step) in table_of(workflow)
        if start == state
        for role in ROLES
        if workflow.may(row, step, acting(role, 7, at))
    }

    wanted = {(s, step, role) for (s, step), (_end, who) in moves(name).items() for role in who}
    assert given == wanted


def test_no_step_leaves_a_state_the_table_does_not_name(name, at):
    workflow = PROCEDURES[name][0]
    steps = {step.name for step in workflow.transitions}
    closed = [(s, step) for s in workflow.states for step in steps if (s, step) not in moves(name)]

    for state, step in closed:
        row = SimpleNamespace(state=state, agency_id=7)
        why = workflow.refusals(row, step, acting("HEAD", 7, at))
        assert why == ["Bước này đã được làm rồi hoặc chưa đến lượt. Tải lại trang để xem."]


def test_every_state_is_reached_and_leads_to_an_end(name):
    workflow, table, initial = PROCEDURES[name]
    reached = {initial}
    for _ in table:
        reached |= {end for _step, start, end, _who in table if start in reached}

    assert reached == workflow.states


def test_a_reason_is_asked_where_work_goes_back(name):
    workflow = PROCEDURES[name][0]

    asked = {step.name for step in workflow.transitions if step.needs_comment}

    assert asked == NEEDS_A_REASON[name]


def test_each_step_leaves_its_part_in_the_matrix_of_duties(name):
    workflow = PROCEDURES[name][0]

    assert {step.name: step.part for step in workflow.transitions if step.part} == PARTS[name]


@pytest.mark.django_db
def test_a_right_at_one_agency_is_no_right_at_another(at):
    with_scope = Reach(agency_ids=frozenset({7}))
    head = Actor(1, at, (Held(Role.HEAD, 7, with_scope),))
    step = REPORT_WORKFLOW["sign"]

    assert REPORT_WORKFLOW.may(SimpleNamespace(agency_id=7), "sign", head)
    assert not REPORT_WORKFLOW.may(SimpleNamespace(agency_id=8), "sign", head)
    with pytest.raises(PermissionDenied):
        require(head, step.permission, agency_id=8)


@pytest.mark.django_db
def test_the_walk_over_a_real_report_ends_where_the_table_says(province, at):
    report = province.report("lotus")
    walked = [report.state]

    for act in (
        lambda: province.start("lotus"),
        lambda: province.save("lotus"),
        lambda: province.hand_in("lotus"),
        lambda: province.sign("lotus"),
        lambda: province.submit("lotus"),
        lambda: province.take("lotus"),
        lambda: province.give_back("lotus"),
        lambda: province.resend("lotus", {"Q.received": 12}),
        lambda: province.take("lotus"),
        lambda: province.accept("lotus"),
    ):
        act()
        walked.append(province.report("lotus").state)

    assert walked == [
        "NOT_STARTED",
        "DRAFT",
        "DRAFT",
        "INTERNAL_REVIEW",
        "SIGNED",
        "SUBMITTED",
        "UNDER_CHECK",
        "RETURNED",
        "RESUBMITTED",
        "UNDER_CHECK",
        "ACCEPTED",
    ]
