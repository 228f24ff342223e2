"""Every named address of the product, found in the URLconf itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    arguments: tuple[str, ...]
    view: Any

    @property
    def acts(self) -> bool:
        """Whether the view answers POST."""
        view_class = getattr(self.view, "view_class", None)
        return hasattr(view_class, "post") and "post" in view_class.http_method_names


def addresses() -> list[Address]:
    """Named addresses in the order of the URLconf."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, space: str, outer: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        arguments = (*outer, *entry.pattern.converters)
        if isinstance(entry, URLPattern):
            if not entry.name:
                raise AssertionError(f"The address {entry.pattern} has no name.")
            yield Address(f"{space}{entry.name}", arguments, entry.callback)
        else:
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, arguments)
