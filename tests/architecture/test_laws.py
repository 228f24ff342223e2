"""The laws of the house (design §4), read off the syntax trees."""

from __future__ import annotations

import ast

from tests.architecture.sources import calls, imports, kind_of, modules

RULES = {"enums", "models", "permissions", "selectors", "services", "workflow", "aggregate"}
HTTP = (
    "django.http",
    "django.shortcuts",
    "django.views",
    "django.forms",
    "django.contrib.messages",
    "django.urls",
    "django.template",
)

# The only places that read the clock: where work arrives (requests, jobs, commands), the log, and
# what runs in real time: codes of a second factor, sessions, leases of workers, the age of a file,
# the sending of mail. Rules are given ``at``.
READS_THE_CLOCK = {
    "domains/oversight/programme/management/commands/load_plan.py",
    "domains/oversight/programme/management/commands/plan_progress.py",
    "kernel/calendar/clock.py",
    "kernel/accounts/middleware.py",
    "kernel/accounts/adapter.py",
    "kernel/accounts/factors.py",
    "kernel/accounts/sessions.py",
    "kernel/accounts/store.py",
    "kernel/facts/counted.py",
    "kernel/files/services.py",
    "kernel/notifications/mailing.py",
    "portals/demo/management/commands/demo.py",
    "portals/demo/archiving.py",
    "portals/demo/entrance.py",
    "portals/operations/anchoring.py",
    "portals/operations/preparing.py",
    "portals/operations/management/commands/backup.py",
    "domains/registry/agencies/jobs.py",
    "domains/system/documents/jobs.py",
    "domains/system/onboarding/jobs.py",
    "portals/workplace/management/commands/search.py",
    "domains/system/legal/jobs.py",
    "domains/system/model_documents/jobs.py",
    "domains/oversight/declarations/jobs.py",
    "domains/registry/law/management/commands/load_legal_register.py",
    "domains/system/documents/management/commands/master_list.py",
    "kernel/files/registration.py",
    "kernel/duties/registration.py",
    "kernel/jobs/backend.py",
    "kernel/jobs/registration.py",
    "kernel/jobs/running.py",
    "kernel/jobs/management/commands/tick.py",
    "kernel/jobs/management/commands/worker.py",
    "domains/oversight/reporting/jobs.py",
    "domains/oversight/reporting/management/commands/synthesis.py",
    "domains/registry/agencies/management/commands/load_roster.py",
    "domains/registry/people/management/commands/break_glass.py",
    "domains/registry/people/management/commands/first_administrator.py",
    "domains/registry/standards/management/commands/load_standard.py",
    "domains/registry/standards/management/commands/void_standard.py",
}
OTHER_CLOCKS = {"timezone.now", "dt.datetime.now", "datetime.now", "date.today", "dt.date.today"}


def domain_modules(*kinds: str):
    return {
        module: tree
        for module, tree in modules().items()
        if module.startswith("domains/") and kind_of(module) in kinds
    }


def test_rules_know_nothing_of_http():
    found = {
        (module, name)
        for module, tree in domain_modules(*RULES).items()
        for name in imports(tree)
        if name.startswith(HTTP)
    }

    assert found == set()


def test_nobody_imports_model_signals():
    found = {
        (module, name)
        for module, tree in modules().items()
        for name in imports(tree)
        if "signals" in name.split(".")
    }

    assert found == set()


def test_only_the_workflow_assigns_a_state():
    found = {
        module
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr == "state"
    }

    # A run of a job is no business object: it has no workflow and no trail.
    assert found - {"kernel/jobs/running.py"} <= {"kernel/workflow/machine.py"}


def test_who_takes_an_actor_and_a_moment_in_services_is_a_service():
    bare = []
    for module, tree in domain_modules("services").items():
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            marked = any(ast.unparse(mark) == "service" for mark in node.decorator_list)
            taken = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
            named = {argument.arg for argument in node.args.kwonlyargs}
            wanted = {"actor", "at"}
            if (wanted <= taken and not marked) or (marked and not wanted <= named):
                bare.append(f"{module}:{node.name}")

    # A draft stands outside the trail (design law 2).
    assert sorted(bare) == [
        "domains/oversight/reporting/services/offering.py:offers_for",
        "domains/oversight/reporting/services/offering.py:refresh_offers",
        "domains/oversight/reporting/services/preparing.py:save_values",
        "domains/oversight/reporting/services/saving.py:note_presence",
        "domains/oversight/reporting/services/saving.py:save_fields",
        "domains/oversight/reporting/services/saving.py:save_reasons",
    ]


def test_the_clock_is_read_where_work_arrives_and_nowhere_else():
    found = {
        module
        for module, tree in modules().items()
        if any(call.split(".")[-1] == "real_now" or call == "clock.now" for call in calls(tree))
    }

    assert found == READS_THE_CLOCK


def test_nobody_has_a_clock_of_his_own():
    found = {
        (module, call)
        for module, tree in modules().items()
        for call in calls(tree)
        if call in OTHER_CLOCKS
    }

    assert found == {("kernel/calendar/clock.py", "datetime.now")}


def test_no_form_saves():
    found = {
        f"{module}:{node.name}"
        for module, tree in domain_modules("forms").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "save"
    }

    assert found == set()
