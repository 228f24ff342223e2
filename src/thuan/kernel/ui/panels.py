"""What higher packages show beside lower records: a box at the side of the page (F13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.kernel.ui.registry import Registry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Panel


@dataclass(frozen=True, slots=True)
class SidePanel:
    """A box beside the records that ``applies`` chooses.

    ``build(actor, at, record)`` makes it from what this person may see, None where there is
    nothing to show; it costs a fixed number of statements.
    """

    key: str
    applies: Callable[[object], bool]
    build: Callable[[Actor, dt.datetime, object], Panel | None]
    order: int = 100


SIDE_PANELS: Registry[SidePanel] = Registry("side panels")


def register_side_panel(panel: SidePanel) -> None:
    """Show a box beside records; called from a ``registration`` module.

    Raises:
        ValueError: the key is registered already.
    """
    SIDE_PANELS.add(panel)


def panels_for(actor: Actor, at: dt.datetime, record: object) -> list[Panel]:
    """The boxes of other packages beside this record, in order."""
    asked = [panel for panel in SIDE_PANELS if panel.applies(record)]
    asked.sort(key=lambda panel: (panel.order, panel.key))
    built = [panel.build(actor, at, record) for panel in asked]
    return [panel for panel in built if panel is not None]
