"""The menu: packages register entries, a person sees only what he may open (U1)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.addresses import optional_url
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.registry import Registry

if TYPE_CHECKING:
    from enum import StrEnum

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor

BOTTOM_ENTRIES = 4


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One address in the menu.

    ``order`` sorts inside the section; ``permission`` None means every signed-in person;
    ``bottom`` (1..4) is the wish for a place in the bar at the foot of a phone.
    """

    key: str
    section: Section
    title: str | Promise
    url_name: str
    permission: StrEnum | None = None
    order: int = 100
    icon: str = "file-text"
    bottom: int | None = None


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry as one person sees it on one page."""

    key: str
    title: str
    url: str
    icon: str
    current: bool
    within: bool


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """A section with the links this person may open; ``open`` holds the present page."""

    section: Section
    links: tuple[MenuLink, ...]

    @property
    def title(self) -> str:
        return str(self.section.label)

    @property
    def open(self) -> bool:
        return any(link.within for link in self.links)

    @property
    def alone(self) -> MenuLink | None:
        """The only link, shown in place of the section; a fold over one line helps nobody."""
        return self.links[0] if len(self.links) == 1 else None


@dataclass(frozen=True, slots=True)
class Menu:
    """All a page needs to draw the left menu and the bar at the foot of a phone."""

    groups: tuple[MenuGroup, ...]
    bottom: tuple[MenuLink, ...]

    def __bool__(self) -> bool:
        return bool(self.groups)


MENU: Registry[MenuEntry] = Registry("menu")


def register_menu(entry: MenuEntry) -> None:
    """Offer a page in the menu; called from ``AppConfig.ready()``.

    Raises:
        ValueError: the key is registered already.
    """
    MENU.add(entry)


def menu_for(actor: Actor | None, path: str) -> Menu:
    """The menu of this person on the page at ``path``; entries without an address are left out."""
    sections = list(Section)
    offered = [entry for entry in MENU if may_open(actor, entry.permission)]
    offered.sort(key=lambda entry: (sections.index(entry.section), entry.order, entry.key))
    urls = {entry.key: url for entry in offered if (url := optional_url(entry.url_name))}
    here = max((url for url in urls.values() if _holds(url, path)), key=len, default="")
    links = {
        entry.key: MenuLink(
            entry.key, str(entry.title), url, entry.icon, current=url == path, within=url == here
        )
        for entry in offered
        for url in (urls.get(entry.key, ""),)
        if url
    }
    shown = [entry for entry in offered if entry.key in links]
    groups = tuple(
        MenuGroup(section, tuple(links[entry.key] for entry in entries))
        for section, entries in groupby(shown, key=lambda entry: entry.section)
    )
    wished = sorted((entry for entry in shown if entry.bottom), key=lambda entry: entry.bottom or 0)
    rest = [entry for entry in shown if not entry.bottom]
    bottom = [links[entry.key] for entry in (*wished, *rest)][:BOTTOM_ENTRIES]
    return Menu(groups, tuple(bottom))


def _holds(url: str, path: str) -> bool:
    """Whether the page at ``path`` belongs under the entry at ``url``; "/" holds only itself."""
    return url == path or (url != "/" and path.startswith(url))
