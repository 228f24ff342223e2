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

    Both this class and the app's own are in sight of the app's ``apps.py``; Django takes the one
    whose ``default`` is true, and without it would quietly take neither.
    """

    default = False

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        name = f"{self.name}.registration"
        if find_spec(name):
            import_module(name)
