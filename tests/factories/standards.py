"""Editions of the standard and clauses that do not apply, for tests that need no acts."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from tests.factories import LONG_AGO, RECORDED, stamped
from thuan.domains.registry.agencies.models import QmsSystem, SystemCoverage
from thuan.domains.registry.standards.models import Edition, NonApplicability
from thuan.domains.registry.standards.services.loading import load_edition
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.tenancy.models import Agency

REASON = "UBND xã không dùng phương tiện đo để kết luận kết quả giải quyết thủ tục."


def shipped(name: str = "standard.yaml") -> str:
    return (files("thuan.data") / name).read_text(encoding="utf-8")


def load(text: str) -> Edition:
    return load_edition(actor=Actor.system("test", RECORDED), at=RECORDED, text=text)[0]


def make_edition() -> Edition:
    """TCVN ISO 9001:2015 as it ships; loaded once."""
    return Edition.objects.filter(code="TCVN ISO 9001:2015").first() or load(shipped())


def make_system(lead: Agency, *members: Agency) -> QmsSystem:
    """A system that covers its lead and these members since long ago; one for a lead."""
    known = QmsSystem.objects.filter(agency=lead).first()
    if known is not None:
        return known
    system = QmsSystem(
        code=f"HT-{lead.code}", name=f"Hệ thống {lead.name}", state="", **stamped(lead)
    )
    system.save()
    for agency in (lead, *members):
        SystemCoverage.objects.create(
            system=system, agency=agency, valid_from=LONG_AGO, recorded_at=RECORDED
        )
    return system


def leave_out(
    lead: Agency, clause: str = "7.1.5", state: str = "PROPOSED", **more: Any
) -> NonApplicability:
    """A clause that does not apply in the system of the lead, or is proposed not to."""
    decided = {"valid_from": LONG_AGO} if state in {"APPROVED", "ENDED"} else {}
    ended = {"valid_to": RECORDED.date()} if state == "ENDED" else {}
    row = NonApplicability(
        system=make_system(lead),
        clause=clause,
        state=state,
        **{
            **stamped(lead),
            "reason": REASON,
            **decided,
            **ended,
            "edition": make_edition(),
            **more,
        },
    )
    row.save()
    return row
