"""A round of reporting in the small province: two reports sent, one synthesis frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tests.factories import LONG_AGO, RECORDED
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    ReminderLetter,
    ReportCycle,
    Synthesis,
)
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.services import (
    cycles,
    preparing,
    signing,
    syntheses,
    templates,
)
from thuan.domains.oversight.reporting.services.signing import content_to_sign
from thuan.domains.registry.agencies.enums import PROGRAMME, REPORT_SCHEME, CodeScheme, Status
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    ProgrammeMembership,
)
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.models import Agency, GroupMembership

SEPTEMBER = dt.datetime(2026, 9, 1, 2, 0, tzinfo=dt.UTC)
OCTOBER = dt.datetime(2026, 10, 20, 2, 0, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Round:
    cycle: ReportCycle
    reports: dict[str, AnnualReport]
    synthesis: Synthesis
    letter: ReminderLetter


def _said(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def _template() -> dict[str, Any]:
    fields = [
        {
            "code": code,
            "type": kind,
            "source": "M",
            "aggregate": aggregate,
            "required": True,
            "label": _said(f"Mục {code}"),
            "hint": _said("Ví dụ 1"),
        }
        for code, kind, aggregate in (
            ("R01.name", "text", "none"),
            ("R08.declared", "yesno", "count"),
            ("Q.received", "integer", "sum"),
            ("Q.on_time", "integer", "sum"),
        )
    ]
    section = {"code": "I", "title": _said("Chung"), "task": _said("Kê khai"), "minutes": 1}
    return {
        "code": "small",
        "name": _said("Mẫu nhỏ"),
        "verification": "composed",
        "thresholds": {"enough": {"percent": 80}, "change": {"percent": 50}},
        "sections": [{**section, "fields": fields}],
        "identities": [
            {
                "code": "part",
                "kind": "not_more_than",
                "left": ["Q.on_time"],
                "right": ["Q.received"],
                "weight": 1,
                "sentence": _said("Đúng hạn (%(left)s) lớn hơn đã nhận (%(right)s)."),
            }
        ],
        "short_form": [{"group": "xa", "label": _said("Xã"), "verification": "composed"}],
    }


def _join(agency: Agency) -> None:
    span = {"agency": agency, "valid_from": LONG_AGO, "recorded_at": RECORDED}
    AgencyName.objects.create(**span, name=agency.name)
    AgencyKind.objects.create(**span, kind=agency.kind)
    AgencyCode.objects.create(**span, scheme=CodeScheme.THUAN, code=agency.code)
    GroupMembership.objects.create(**span, scheme=REPORT_SCHEME, group="xa")
    AgencyStatus.objects.create(**span, status=Status.REGISTERED)
    ProgrammeMembership.objects.create(**span, programme=PROGRAMME, entry_reason="Kế hoạch")


def hold_round(agencies: dict[str, Agency], users: dict[str, User]) -> Round:
    """Open the round of 2026, send the reports of A and B, freeze a synthesis."""

    def by(who: str, service: Any, at: dt.datetime, **facts: Any) -> Any:
        return service(actor=actor_for(users[who], at), at=at, **facts)

    for agency in agencies.values():
        _join(agency)
    template = by("dost_admin", templates.load_template, SEPTEMBER, content=_template())
    terms = {"template": template, "roll_rule": RollRule.NONE, "year": 2026}
    cycle = by("dost_admin", cycles.draft_cycle, SEPTEMBER, **terms)
    for step in (cycles.publish_cycle, cycles.open_cycle):
        cycle = by("dost_admin", step, SEPTEMBER, cycle=cycle)
    reports = {}
    for key, agency in agencies.items():
        report = AnnualReport.objects.get(cycle=cycle, agency=agency)
        reports[key] = _send(report, by, f"secretary_{key}", f"head_{key}", agency.name)
    cycle = by("dost_admin", cycles.fix_roster, OCTOBER, cycle=cycle)
    synthesis = by("dost_officer", syntheses.freeze_synthesis, OCTOBER, cycle=cycle)
    return Round(cycle, reports, synthesis, _letter(cycle))


def _letter(cycle: ReportCycle) -> ReminderLetter:
    """A draft letter that names nobody: everybody here has sent."""
    letter = ReminderLetter(
        cycle=cycle, number=1, as_of=OCTOBER, state="DRAFT", created_at=OCTOBER, updated_at=OCTOBER
    )
    letter.save(force_insert=True)
    return letter


def _send(report: AnnualReport, by: Any, preparer: str, head: str, name: str) -> AnnualReport:
    report = by(preparer, preparing.start_report, SEPTEMBER, report=report)
    values = {"R01.name": name, "R08.declared": True, "Q.received": 9, "Q.on_time": 8}
    paper = report.draft
    by(
        preparer,
        preparing.save_values,
        SEPTEMBER,
        paper=paper,
        values=values,
        base_version=paper.version,
    )
    report = AnnualReport.objects.get(pk=report.pk)
    report = by(preparer, preparing.submit_internally, SEPTEMBER, report=report)
    shown = report_hash(content_to_sign(report))
    report = by(head, signing.sign_report, SEPTEMBER, report=report, shown_hash=shown)
    by(head, signing.submit_report, SEPTEMBER, report=report)
    return AnnualReport.objects.get(pk=report.pk)
