"""Every list, record and edit page stands under its common suite; read off the tests themselves."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import ROOT
from tests.authorisation.crawl import Address, addresses
from thuan.kernel.ui.views import FormPage, RecordView, RegisterView
from thuan.kernel.ui.views.posting import PostingMixin

# Pages that keep a version and show both values in a way of their own, or cannot.
OTHERWISE = {
    "reporting:section": "asks field by field; tests of saving fields and of the section page",
    "reporting:map_figures": "the sheet is the record; it is mapped once",
    "programme:add_task": "a part that is not there yet has no other value",
    "processes:check": "a check that is not there yet has no other value",
    "reporting:add_field": "a part that is not there yet has no other value",
    "reporting:add_identity": "a part that is not there yet has no other value",
    "reporting:move_field": "a place among others has no other value",
}


def suites() -> dict[str, set[str]]:
    """Name of a suite → addresses of the test classes that inherit it, at any distance."""
    bases: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, []).extend(ast.unparse(base) for base in node.bases)
                for line in node.body:
                    if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "url_name":
                        names[node.name] = ast.literal_eval(line.value)
    found: dict[str, set[str]] = {}
    for test, address in names.items():
        for suite in _above(test, bases):
            found.setdefault(suite, set()).add(address)
    return found


def _above(name: str, bases: dict[str, list[str]]) -> set[str]:
    direct = bases.get(name, [])
    return {*direct, *(far for base in direct for far in _above(base, bases))}


def of_kind(suite: str) -> list[str]:
    return [address.name for address in addresses() if _suite_of(address) == suite]


def _suite_of(address: Address) -> str:
    view = getattr(address.view, "view_class", object)
    if issubclass(view, RegisterView):
        return "RegisterConformance"
    if issubclass(view, RecordView):
        return "RecordConformance"
    keeps_version = (
        issubclass(view, FormPage) and view.base_version is not PostingMixin.base_version
    )
    return "EditConformance" if keeps_version else ""


@pytest.mark.parametrize("suite", ["RegisterConformance", "RecordConformance", "EditConformance"])
def test_every_page_of_a_kind_inherits_its_suite(suite):
    missing = set(of_kind(suite)) - suites()[suite] - OTHERWISE.keys()

    assert missing == set()


def test_every_exception_is_an_edit_page_that_no_suite_covers():
    assert OTHERWISE.keys() <= set(of_kind("EditConformance")) - suites()["EditConformance"]
