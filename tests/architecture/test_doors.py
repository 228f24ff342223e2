"""Who may go round the scope, and what every agency-owned table declares (F3, F4, F5)."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from tests.architecture.sources import ROOT, callers, imports, modules
from tests.kernel.sample.models import Letter, Note, NoteLine, Notice, Tally
from thuan.kernel.tenancy.closed import ClosedWrites
from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.querysets import ScopedManager
from thuan.kernel.tenancy.rows import (
    AgencyRow,
    CaseBetween,
    ProvinceDetail,
    ProvinceRow,
    Reference,
)

# Commands and jobs of the machine, the demo, and the acts of the province that count every agency.
SEES_EVERY_AGENCY = {
    "portals/province/glance.py",
    "domains/system/documents/jobs.py",
    "domains/system/onboarding/jobs.py",
    "domains/system/documents/management/commands/master_list.py",
    # Changed law reaches the documents of every agency; the operator enters reference data.
    "domains/system/legal/jobs.py",
    # A model document that moved on reaches every agency that uses it.
    "domains/system/model_documents/jobs.py",
    # Declarations are compared with the procedures at every agency.
    "domains/oversight/declarations/jobs.py",
    "domains/registry/law/services/loading.py",
    "domains/oversight/reporting/selectors/compared.py",
    "domains/oversight/programme/management/commands/load_plan.py",
    "domains/oversight/programme/management/commands/plan_progress.py",
    "domains/oversight/reporting/selectors/sent.py",
    "domains/oversight/reporting/jobs.py",
    "domains/oversight/reporting/management/commands/synthesis.py",
    "domains/oversight/reporting/services/cycles.py",
    # A report that never came does not exist for the province: its deadline and its paper do.
    "domains/oversight/reporting/services/terms.py",
    "domains/oversight/reporting/services/receiving.py",
    "domains/oversight/reporting/services/earlier.py",
    "domains/oversight/reporting/selectors/chasing.py",
    "domains/oversight/reporting/selectors/lines.py",
    "domains/oversight/reporting/selectors/looking.py",
    "domains/oversight/reporting/selectors/reminding.py",
    "domains/registry/agencies/jobs.py",
    "domains/registry/agencies/management/commands/load_roster.py",
    # Whether an edition is in use is asked of every row there is.
    "domains/registry/standards/services/loading.py",
    "kernel/facts/management/commands/facts.py",
    "kernel/duties/registration.py",
    "portals/demo/archiving.py",
    "portals/demo/building.py",
    "portals/demo/declaring.py",
    "portals/demo/modelling.py",
    "portals/demo/obeying.py",
    "portals/demo/reminding.py",
}
DOORS = {f"thuan.kernel.tenancy.writing.{name}" for name in ("write", "lock", "lock_alone")}
WRITES_BARE = {
    "domains/oversight/programme/services/amending.py",
    "domains/oversight/reporting/services/cycles.py",
    "domains/oversight/reporting/services/preparing.py",
    # Deadline and waiver mark of a report the province does not own; entering from its paper.
    "domains/oversight/reporting/services/terms.py",
    "domains/oversight/reporting/services/receiving.py",
    "domains/oversight/reporting/services/saving.py",
    # The text before the changes recorded of it.
    "domains/registry/law/services/changing.py",
    # The document before its versions, the version before the opinions about it.
    "domains/system/documents/services/activating.py",
    "domains/system/documents/services/requesting.py",
    "domains/system/documents/services/reviewing.py",
    "domains/system/documents/services/standing.py",
    # The model before its versions.
    "domains/system/model_documents/services/issuing.py",
    "domains/system/onboarding/services/entering.py",
    "domains/system/onboarding/services/preparing.py",
    # A draft before it is changed, the agency before its next declaration (INV-33).
    "domains/oversight/declarations/services/entering.py",
    "domains/oversight/declarations/services/publishing.py",
    # A sheet, an instrument, an item is locked so that nobody changes what has just left the map.
    "domains/system/processes/services/describing.py",
    "domains/system/processes/services/knowing.py",
    "domains/system/processes/services/measuring.py",
    # The record before the hold on it, the disposal before its records.
    "domains/system/records/services/disposing.py",
    "domains/system/records/services/keeping.py",
    "kernel/workflow/machine.py",
}
ENDS_FACTS = {
    "domains/registry/agencies/services/closing.py",
    "domains/registry/agencies/services/ledger.py",
    "domains/registry/agencies/services/voiding.py",
    "domains/registry/people/services/dating.py",
    "domains/registry/procedures/services/publishing.py",
    "domains/registry/standards/services/loading.py",
    "kernel/files/links.py",
}
# Asked for by selectors of notes, terms and papers about reports that never came.
ASKS_FOR_KEYS = {"domains/oversight/reporting/selectors/cycles.py"}
BARE_QUERYSETS = {
    "kernel/tenancy/keys.py",
    "kernel/tenancy/writing.py",
    "portals/operations/census.py",
}
SCOPED = (AgencyRow, ProvinceRow, ProvinceDetail, CaseBetween)
TABLE = ROOT / "docs" / "visibility.md"


def scoped_models(package: str = "thuan."):
    return [
        model
        for model in apps.get_models()
        if issubclass(model, SCOPED) and model.__module__.startswith(package)
    ]


def test_who_sees_every_agency_is_written_here():
    assert callers("every_agency") == SEES_EVERY_AGENCY


def test_who_locks_or_writes_past_the_editing_door_is_written_here():
    found = {module for module, tree in modules().items() if DOORS & set(imports(tree))}

    assert found == WRITES_BARE


def test_who_ends_or_voids_dated_facts_is_written_here():
    assert callers("end_facts") == ENDS_FACTS


def test_what_is_joined_by_everybody_is_written_here():
    found = {m._meta.label for m in apps.get_models() if getattr(m, "public_fact", False)}

    assert found == {"agencies.QmsSystem"}


def test_nobody_builds_a_queryset_past_the_manager():
    assert callers("QuerySet") == BARE_QUERYSETS
    assert callers("keys_only") == ASKS_FOR_KEYS


@pytest.mark.parametrize("model", scoped_models(""), ids=lambda model: model._meta.label)
def test_every_door_of_a_scoped_table_is_the_scoped_manager(model):
    assert type(model._default_manager) is ScopedManager
    assert type(model._base_manager) is ScopedManager


@pytest.mark.parametrize("kind", [Dated, Reference])
def test_no_table_of_facts_or_of_reference_data_opens_another_way_to_write(kind):
    models = [model for model in apps.get_models() if issubclass(model, kind)]

    assert models
    for model in models:
        assert isinstance(model._default_manager.all(), ClosedWrites), model


@pytest.mark.parametrize("model", scoped_models(""), ids=lambda model: model._meta.label)
def test_every_agency_s_table_says_itself_what_oversight_sees(model):
    if issubclass(model, AgencyRow):
        assert "visibility" in vars(model)


def written(text: str) -> dict[str, tuple[str, str]]:
    """Model → (openness, states) from the rows of the table."""
    rows = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \| ([A-Z]+) \| ([^|]*?) \|", text, re.MULTILINE)
    assert len(rows) == len({row[0] for row in rows}), "a model stands twice"
    return {model: (openness, states.strip()) for model, openness, states in rows}


def declared(model) -> tuple[str, str]:
    """What the code says of a model, in the words of the table."""
    if issubclass(model, ProvinceRow):
        return "AUDIENCE", ""
    if issubclass(model, ProvinceDetail):
        return "AUDIENCE", f"of {model.belongs_to}"
    if issubclass(model, CaseBetween):
        return "CASE", ", ".join(sorted(model.subject_reads))
    conditions = [f"{name}={value}" for name, value in model.visibility.when.children]
    states = [*sorted(model.visibility.states), *conditions]
    return str(model.visibility.openness), ", ".join(states)


def test_the_table_of_visibility_says_what_the_code_does():
    code = {model._meta.label_lower: declared(model) for model in scoped_models()}

    assert written(TABLE.read_text(encoding="utf-8")) == code


def test_a_line_of_the_table_is_read_as_it_stands():
    text = "| `sample.note` | SHARED | FILED | tiêu đề |\n| `sample.tally` | AGGREGATE |  | số |\n"

    assert written(text) == {"sample.note": ("SHARED", "FILED"), "sample.tally": ("AGGREGATE", "")}


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Note, ("SHARED", "FILED")),
        (NoteLine, ("PRIVATE", "")),
        (Tally, ("AGGREGATE", "")),
        (Letter, ("CASE", "SENT")),
        (Notice, ("AUDIENCE", "")),
    ],
)
def test_a_model_is_said_in_the_words_of_the_table(model, words):
    assert declared(model) == words
