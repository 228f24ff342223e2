"""Agencies by day: names, codes, types, duties, lineage; their systems; the programme."""

from thuan.domains.registry.agencies.models.facts import (
    AgencyCode,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    Obligation,
)
from thuan.domains.registry.agencies.models.lineage import Lineage
from thuan.domains.registry.agencies.models.programme import ProgrammeMembership
from thuan.domains.registry.agencies.models.reference import AgencyGroup, AgencyType
from thuan.domains.registry.agencies.models.systems import QmsSystem, SystemCoverage

__all__ = [
    "AgencyCode",
    "AgencyGroup",
    "AgencyKind",
    "AgencyName",
    "AgencyStatus",
    "AgencyType",
    "Lineage",
    "Obligation",
    "ProgrammeMembership",
    "QmsSystem",
    "SystemCoverage",
]
