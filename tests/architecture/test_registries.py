"""Every registry of the kernel with its entries: known by name here, each well formed (F13)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db.models import Model
from django.urls import reverse

from tests.architecture.sources import modules
from tests.authorisation.crawl import addresses
from thuan.kernel.accounts.roles import Role
from thuan.kernel.checks.registry import checks
from thuan.kernel.duties.catalogue import rules
from thuan.kernel.duties.registry import duty_kinds, subjects
from thuan.kernel.facts.registry import fact_specs
from thuan.kernel.files import gates
from thuan.kernel.importing import importers
from thuan.kernel.jobs import loading
from thuan.kernel.jobs.registry import jobs
from thuan.kernel.notifications.registry import kinds
from thuan.kernel.permissions import granted, words_of
from thuan.kernel.search import registry as searching
from thuan.kernel.ui.actions import RECORD_ACTIONS
from thuan.kernel.ui.frame import PLUGS, Plugs
from thuan.kernel.ui.menu import MENU
from thuan.kernel.ui.panels import SIDE_PANELS
from thuan.kernel.ui.tasks import TASKS
from thuan.kernel.workflow.registry import workflows


def named(entries: Any) -> dict[str, Any]:
    return {entry.key: entry for entry in entries}


REGISTRIES: dict[str, Callable[[], Mapping[Any, Any]]] = {
    "grant": granted,
    "job": jobs,
    "plug": lambda: {name: getattr(PLUGS, name) for name in Plugs.__slots__},
    "register_check": checks,
    "register_duty": duty_kinds,
    "register_fact": fact_specs,
    "register_gate": lambda: gates._gates,
    "register_importer": importers,
    "register_kind": kinds,
    "register_load": lambda: dict.fromkeys(loading._loads),
    "register_menu": lambda: named(MENU),
    "register_record_action": lambda: named(RECORD_ACTIONS),
    "register_rule": subjects,
    "register_side_panel": lambda: named(SIDE_PANELS),
    "register_search": lambda: searching._providers,
    "register_tasks": lambda: named(TASKS),
    "register_workflow": workflows,
}
MAY_BE_EMPTY: set[str] = set()


# Of domains, for domains above them: name of the door → module that holds it.
OF_DOMAINS = {
    "register_clause_evidence": "domains/registry/standards/selectors/evidence.py",
    "register_ground": "domains/registry/standards/judging.py",
}


def test_every_door_of_a_domain_stands_in_this_list():
    doors = {
        node.name: module
        for module, tree in modules().items()
        if module.startswith("domains/")
        for node in tree.body
        if getattr(node, "name", "").startswith("register_")
        and module.endswith(tuple(OF_DOMAINS.values()))
    }

    assert doors == OF_DOMAINS


def test_every_door_of_a_registry_stands_in_this_list():
    doors = {
        node.name
        for module, tree in modules().items()
        if module.startswith("kernel/")
        for node in tree.body
        if getattr(node, "name", "").startswith("register_")
    }

    assert doors | {"grant", "job", "plug"} == REGISTRIES.keys()


@pytest.mark.parametrize("name", sorted(REGISTRIES.keys() - MAY_BE_EMPTY))
def test_a_registry_holds_something(name):
    assert REGISTRIES[name]()


def test_every_right_is_held_by_known_roles():
    for permission, roles in granted().items():
        assert str(permission).count(".") >= 1, permission
        assert roles, permission
        assert roles <= frozenset(Role), permission
        assert words_of(permission) not in {"", str(permission)}, permission


def test_a_menu_entry_is_offered_to_nobody_whom_its_page_refuses():
    views = {address.name: address.view for address in addresses()}
    for entry in MENU:
        view = views[entry.url_name].view_class
        assert str(entry.title)
        assert reverse(entry.url_name)
        if view.permission is not None:
            assert granted()[entry.permission] <= granted()[view.permission], entry.key


def test_every_record_action_has_words_and_an_address():
    for action in RECORD_ACTIONS:
        assert str(action.label)
        assert callable(action.url)


def test_every_question_of_the_frame_is_answered_by_a_function():
    assert {name for name in Plugs.__slots__ if not callable(getattr(PLUGS, name))} == set()


@pytest.mark.parametrize(
    "provider",
    [
        *(one for task in TASKS for one in (task.tasks, task.coming) if one),
        *(kind.describe for kind in duty_kinds().values()),
    ],
    ids=lambda function: function.__qualname__,
)
def test_what_waits_for_a_person_is_asked_with_actor_and_moment(provider):
    assert list(inspect.signature(provider).parameters)[:2] == ["actor", "at"]


def test_every_search_takes_person_moment_words_and_a_limit():
    for key, provider in searching._providers.items():
        inspect.signature(provider).bind(None, None, [], 5)
        assert key.startswith("thuan."), key


def test_every_duty_asks_for_a_granted_right_of_a_workflow_s_object():
    models = {model for _workflow, model in workflows().values()}
    for key, kind in duty_kinds().items():
        assert (kind.key, kind.permission in granted()) == (key, True)
        assert kind.model in models, key
        assert callable(kind.wants)


@pytest.mark.django_db
def test_every_rule_that_acts_stands_in_the_catalogue_with_its_title():
    known = rules()
    for code, subject in subjects().items():
        assert code in known
        assert str(subject.title), code
        assert {subject.kind.key, subject.raised.key, subject.listed.key} <= kinds().keys()


def test_every_fact_says_its_origin_and_where_its_rows_are_seen():
    names = {address.name for address in addresses()}
    for key, spec in fact_specs().items():
        assert (spec.key, bool(spec.domain)) == (key, True)
        assert str(spec.unit) or str(spec.origin), key
        assert spec.list_view in names, key


def test_every_message_fills_its_places_in_both_languages():
    for key, kind in kinds().items():
        subject, body = kind.rendered(kind.sample)
        assert (kind.key, "%(" in subject + body) == (key, False)


def test_every_job_is_run_with_its_run():
    for name, one in jobs().items():
        first = next(iter(inspect.signature(one.function).parameters.values()))
        assert (one.name, one.retries >= 0) == (name, True)
        assert first.kind in {first.POSITIONAL_ONLY, first.POSITIONAL_OR_KEYWORD}, name


def test_every_workflow_moves_a_table_under_granted_rights():
    for name, (workflow, model) in workflows().items():
        assert workflow.name == name
        assert issubclass(model, Model)
        asked = {step.permission for step in workflow.transitions} - {None}
        assert asked <= granted().keys(), name


def test_every_gate_is_asked_with_person_and_file():
    for name, gate in gates._gates.items():
        inspect.signature(gate).bind(None, None)
        assert name


def test_every_kind_of_file_names_its_columns_and_who_brings_it():
    for key, importer in importers().items():
        assert (importer.key, importer.permission in granted()) == (key, True)
        assert str(importer.title)
        assert all(str(head) for head in importer.columns.values())
        assert set(importer.needed) <= set(importer.columns)
        assert {"ordered", "row"} <= set(dir(importer.run))
