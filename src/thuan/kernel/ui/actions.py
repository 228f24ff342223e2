"""What higher packages offer on lower records, such as "Lập phiếu không phù hợp" (F13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class RecordAction:
    """A quiet link on the records of some classes.

    ``url`` gets the record and returns the address, or "" where the action has no sense.
    """

    key: str
    label: str | Promise
    url: Callable[[object], str]
    applies: Callable[[object], bool] = bool
    permission: StrEnum | None = None
    icon: str = ""
    order: int = 100


RECORD_ACTIONS: Registry[RecordAction] = Registry("record actions")


def register_record_action(action: RecordAction) -> None:
    """Offer a link on records; called from ``AppConfig.ready()``.

    Raises:
        ValueError: the key is registered already.
    """
    RECORD_ACTIONS.add(action)


def actions_for(actor: Actor, record: object) -> list[Link]:
    """Links this person is offered on this record, in order."""
    offered = [
        action
        for action in RECORD_ACTIONS
        if action.applies(record) and may_open(actor, action.permission)
    ]
    offered.sort(key=lambda action: (action.order, action.key))
    links = [Link(action.label, action.url(record), action.icon) for action in offered]
    return [link for link in links if link.url]
