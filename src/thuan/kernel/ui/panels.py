"""What higher packages show at the side of lower records, such as how far a model has moved on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Panel


@dataclass(frozen=True, slots=True)
class RecordPanel:
    """A box at the side of the records of some classes.

    ``panel`` gets the person and the record and gives the box, or None where it says nothing.
    """

    key: str
    panel: Callable[[Actor, object], Panel | None]
    applies: Callable[[object], bool]
    permission: StrEnum | None = None
    order: int = 100


RECORD_PANELS: Registry[RecordPanel] = Registry("record panels")


def register_record_panel(panel: RecordPanel) -> None:
    """Show a box beside records; called from ``AppConfig.ready()``.

    Raises:
        ValueError: the key is registered already.
    """
    RECORD_PANELS.add(panel)


def panels_for(actor: Actor, record: object) -> list[Panel]:
    """The boxes that other packages show this person beside this record, in order."""
    offered = [
        one for one in RECORD_PANELS if one.applies(record) and may_open(actor, one.permission)
    ]
    offered.sort(key=lambda one: (one.order, one.key))
    shown = [one.panel(actor, record) for one in offered]
    return [panel for panel in shown if panel is not None]
