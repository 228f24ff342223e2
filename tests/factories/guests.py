"""Invitations to one report or synthesis (F6), as their pages write them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse

from thuan.domains.oversight.reporting.models import AnnualReport, Synthesis
from thuan.domains.oversight.reporting.permissions import (
    GUESTS_OF_SYNTHESIS,
    REVIEWER_OF_REPORT,
    SIGNER_OF_REPORT,
)
from thuan.domains.registry.people.api import Invitation
from thuan.kernel.accounts.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.factories.reporting import Province

REPORT = AnnualReport._meta.label_lower
TODAY, LAST = dt.date(2022, 10, 11), dt.date(2022, 10, 20)


def asks(report: AnnualReport, duties: Iterable[str], role: Role) -> Invitation:
    names = tuple(map(str, duties))
    link = reverse("reporting:report", args=[report.public_id])
    return Invitation(report.agency_id, REPORT, report.public_id, role, names, link)


def signer(report: AnnualReport) -> Invitation:
    return asks(report, SIGNER_OF_REPORT, Role.HEAD)


def reviewer(report: AnnualReport) -> Invitation:
    return asks(report, REVIEWER_OF_REPORT, Role.QMR)


def to_synthesis(province: Province, synthesis: Synthesis, role: Role) -> Invitation:
    """A reviewer (DOST_OFFICER) or an approver (DOST_HEAD) of one synthesis."""
    duties = tuple(map(str, GUESTS_OF_SYNTHESIS[role]))
    label, dost = Synthesis._meta.label_lower, province.agencies["dost"].pk
    link = reverse("reporting:synthesis", args=[synthesis.public_id])
    return Invitation(dost, label, synthesis.public_id, role, duties, link)


def approver(province: Province, synthesis: Synthesis) -> Invitation:
    return to_synthesis(province, synthesis, Role.DOST_HEAD)
