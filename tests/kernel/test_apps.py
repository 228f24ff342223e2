"""An app that registers itself is really loaded by the class that does so."""

from __future__ import annotations

from django.apps import apps

from thuan.kernel.apps import DomainConfig
from thuan.kernel.jobs.registry import jobs


def test_a_registration_is_imported_when_django_is_ready():
    config = apps.get_app_config("jobs")

    assert isinstance(config, DomainConfig)
    assert "jobs.prune" in jobs()


def test_no_app_falls_back_to_a_bare_config():
    """Django silently takes a bare AppConfig where an ``apps.py`` holds two candidates."""
    bare = {c.name for c in apps.get_app_configs() if type(c).__module__ == "django.apps.config"}

    assert {name for name in bare if name.startswith(("thuan", "tests"))} == set()
