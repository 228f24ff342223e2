"""How a domain makes itself known (F13): once its models stand, its ``registration`` is imported.

``apps.py`` is loaded before any model exists, so it cannot name permissions, workflows or menu
entries itself; they are registered by the module ``registration`` of the same package.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import AppConfig


class DomainConfig(AppConfig):
    """An app that registers itself with the kernel's registries when Django is ready.

    Django takes the one class of an ``apps.py`` whose ``default`` is true: this one, imported
    beside it, would otherwise make two of them and silently put neither to use.
    """

    default = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        name = f"{self.name}.registration"
        if find_spec(name):
            import_module(name)
