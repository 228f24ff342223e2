"""How a domain makes itself known (F13): once its models stand, its ``registration`` is imported.

``apps.py`` is loaded before any model exists, so it cannot name permissions, workflows or menu
entries itself; they are registered by the module ``registration`` of the same package.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DomainConfig(AppConfig):
    """An app that registers itself with the kernel's registries when Django is ready.

    Django takes a module's only configuration by itself; this class is in sight beside each
    domain's own, so it says that it is none and that every domain's is.
    """

    default = False

    def __init_subclass__(cls) -> None:
        cls.default = True

    def ready(self) -> None:
        name = f"{self.name}.registration"
        if find_spec(name):
            import_module(name)
