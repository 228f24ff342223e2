"""What the doors of agency-owned tables raise when they are shut."""

from __future__ import annotations


class NoAgencyScope(RuntimeError):
    """A scoped model was touched with no scope open."""


class OutsideScope(RuntimeError):
    """A row of an agency outside the open scope was about to be written."""


class CarriedQuery(RuntimeError):
    """A queryset made in one scope was run in another."""


class ClosedDoor(RuntimeError):
    """A way of writing or reading that would go round scope, version and trail."""


class StaleRow(RuntimeError):
    """The row was changed by someone else since ``base_version`` was read (F18)."""

    def __init__(self, row: object, base_version: int) -> None:
        super().__init__(f"{row} is no longer at version {base_version}")
        self.row = row
        self.base_version = base_version
