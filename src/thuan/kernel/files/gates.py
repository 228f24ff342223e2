"""Who may have a file: the domains that refer to it say so (F13)."""

from __future__ import annotations

from collections.abc import Callable

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.files.models import StoredFile

# True: this domain lets the actor have the file, and has written the reading down where it must.
Gate = Callable[[Actor, StoredFile], bool]
_gates: dict[str, Gate] = {}


def register_gate(name: str, gate: Gate) -> None:
    """A domain's answer for the files it refers to; raises ValueError when the name is taken."""
    if name in _gates:
        raise ValueError(f"gate {name} is registered twice")
    _gates[name] = gate


def may_have(actor: Actor, row: StoredFile) -> bool:
    """The person who gave the file, and whoever a domain lets through."""
    if actor.person_id is not None and row.uploaded_by_id == actor.person_id:
        return True
    return any(gate(actor, row) for gate in _gates.values())
