"""One agency in a synthesis, whatever it was read from: a live report, a frozen version, a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Number = int | Decimal
"""What a reported figure may be. Binary fractions are refused: their sum depends on the order."""


class Obligation(StrEnum):
    """Whether an agency must run a system or is encouraged to (Decision 19/2014/QĐ-TTg)."""

    MANDATORY = "bat_buoc"
    ENCOURAGED = "khuyen_khich"


class ReportStatus(StrEnum):
    """How the yearly report arrived; a waived lateness stays late (INV-39)."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"


class InspectionMode(StrEnum):
    """How the agency was inspected in the year; ``NONE`` is a known "not inspected"."""

    ONSITE = "onsite"
    DOSSIER = "dossier"
    NONE = "none"


INSPECTED = frozenset({InspectionMode.ONSITE, InspectionMode.DOSSIER})


@dataclass(frozen=True, slots=True)
class Group:
    """A group that published figures are added up by; ``valid_to`` is the first day without it."""

    code: str
    name: str
    obligation: Obligation | None = None
    valid_to: date | None = None

    def exists_in(self, year: int) -> bool:
        """Whether the group stood on at least one day of the year."""
        return self.valid_to is None or self.valid_to > date(year, 1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """The one line an agency has in a synthesis (INV-40); ``None`` always means "not known".

    ``system`` is the code of the quality-management system that covers the agency; an agency
    without one counts as a system of its own. ``report_sha256`` is the hash of the content of the
    report version, so that the hash of a synthesis covers the reports. ``values`` holds further
    report fields by code.
    """

    code: str
    name: str
    group: str
    system: str | None = None
    obligation: Obligation | None = None
    declared: bool | None = None
    redeclared: bool | None = None
    edition: str | None = None
    report_status: ReportStatus | None = None
    inspection_mode: InspectionMode | None = None
    rating: str | None = None
    status: str | None = None
    first_submitted_at: datetime | None = None
    late: bool | None = None
    waived: bool = False
    report_version: int | None = None
    report_sha256: str | None = None
    values: Mapping[str, Number | None] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def inspected(self) -> bool:
        """Whether an inspection is known to have taken place, on site or on the dossier."""
        return self.inspection_mode in INSPECTED
