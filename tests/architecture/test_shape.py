"""How large files are, what they are called, and that no address stands open by accident."""

from __future__ import annotations

from importlib.util import find_spec

from django.apps import apps

from tests.architecture.sources import PRODUCT, ROOT, modules
from tests.authorisation.crawl import addresses
from thuan.kernel.apps import DomainConfig

# Pages that a visitor may open; everything else names a permission (None: every signed-in person).
PUBLIC = {
    "account_login",
    "mfa_authenticate",
    "operations:healthz",
    "workplace:help",
    "workplace:language",
    "demo:change_day",
    "demo:progress",
}

SPEAK_FOR_THEMSELVES = {"apps.py", "urls.py", "enums.py", "errors.py"}

VOCABULARY = {
    "__init__",
    "apps",
    "registration",
    "enums",
    "permissions",
    "models",
    "workflow",
    "selectors",
    "notifications",
    "services",
    "api",
    "forms",
    "tables",
    "reports",
    "jobs",
    "search",
    "tasks",
    "duties",
    "views",
    "urls",
    "templates",
    "templatetags",
    "migrations",
    "management",
}

# Nouns of one domain that the design names beside the common words.
OWN_NOUNS = {
    "oversight/declarations": {"content", "package", "papers", "words"},
    "oversight/programme": {"content", "papers", "words"},
    "system/documents": {"content", "package", "papers", "words"},
    "system/onboarding": {"content", "words"},
    "system/legal": {"words"},
    "registry/law": {"content", "words"},
    "system/records": {"content", "package", "papers", "words"},
    "registry/procedures": {"content"},
    "registry/standards": {"content", "judging", "words"},
    "system/model_documents": {"package", "words"},
    "system/processes": {"content", "judging", "papers", "words"},
    "system/procedures": {"content", "judging", "papers", "words"},
    "oversight/reporting": {
        "aggregate",
        "frozen",
        "judging",
        "lists",
        "package",
        "papers",
        "template",
        "words",
    },
}


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(folder, pattern, limit) -> dict[str, int]:
    files = [path for path in folder.rglob(pattern) if "migrations" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): lines(path) for path in files if lines(path) > limit}


def test_every_page_names_its_permission_or_is_public_by_name():
    bare = {
        address.name
        for address in addresses()
        if not hasattr(getattr(address.view, "view_class", None), "permission")
    }

    assert bare == PUBLIC


def test_no_module_is_longer_than_300_lines():
    assert too_long(PRODUCT, "*.py", 300) == {}


def test_no_test_file_is_longer_than_500_lines():
    assert too_long(ROOT / "tests", "*.py", 500) == {}


def test_no_template_is_longer_than_120_lines():
    assert too_long(PRODUCT, "*.html", 120) == {}


def test_domains_are_built_of_the_same_words():
    strange = {}
    for domain in (PRODUCT / "domains").glob("*/*"):
        if not domain.is_dir() or "__pycache__" in domain.parts:
            continue
        name = f"{domain.parent.name}/{domain.name}"
        found = {path.name.removesuffix(".py") for path in domain.iterdir()}
        strange[name] = found - VOCABULARY - OWN_NOUNS.get(name, set()) - {"__pycache__"}

    assert {name: words for name, words in strange.items() if words} == {}


def test_every_module_says_what_it_is_for():
    silent = {
        module
        for module, tree in modules().items()
        if tree.body and module.split("/")[-1] not in SPEAK_FOR_THEMSELVES and not _speaks(tree)
    }

    assert silent == set()


def _speaks(tree) -> bool:
    first = tree.body[0]
    return hasattr(first, "value") and isinstance(getattr(first.value, "value", None), str)


def test_every_app_that_registers_something_is_loaded_by_the_class_that_does_it():
    silent = {
        config.name
        for config in apps.get_app_configs()
        if config.name.startswith("thuan.")
        and find_spec(f"{config.name}.registration")
        and not isinstance(config, DomainConfig)
    }

    assert silent == set()
