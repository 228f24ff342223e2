"""The script of the year: who does what when, each an act of the product's own services."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.api import (
    accept_report,
    content_to_sign,
    cycle_of,
    draft_cycle,
    fix_roster,
    load_shipped_template,
    open_cycle,
    publish_cycle,
    report_at,
    report_hash,
    return_report,
    revise_report,
    save_values,
    sign_report,
    start_report,
    submit_internally,
    submit_report,
    take_report,
)
from thuan.domains.oversight.reporting.enums import ReturnReason
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar.enums import RollRule
from thuan.portals.demo import chasing, deciding
from thuan.portals.demo.compiling import synthesis_acts
from thuan.portals.demo.declaring import declaration_acts
from thuan.portals.demo.documenting import document_acts
from thuan.portals.demo.figures import (
    begun_values,
    change_reasons,
    edit_reasons,
    placeholder_values,
    report_values,
    typed_in,
)
from thuan.portals.demo.flowing import flow_acts
from thuan.portals.demo.keeping import record_acts
from thuan.portals.demo.listing import listing_acts
from thuan.portals.demo.mapping import map_acts
from thuan.portals.demo.modelling import model_acts
from thuan.portals.demo.obeying import law_acts
from thuan.portals.demo.planning import plan_acts
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import YEAR, province
from thuan.portals.demo.reminding import remind_everybody, sweeps
from thuan.portals.demo.timetable import PLACEHOLDER, arrivals, returns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.portals.demo.province import DemoAgency

SENDING_BACK = (
    (
        ReturnReason.FIGURES,
        "Số hồ sơ trễ hạn chưa khớp với báo cáo quý III; đối chiếu lại.",
        ["R21.received_counter", "R21.received_online"],
    ),
    (ReturnReason.INCOMPLETE, "Bổ sung nguyên nhân mục tiêu không đạt.", ["R15.reasons"]),
    (
        ReturnReason.EVIDENCE,
        "Ghi rõ số, ngày bản công bố hệ thống quản lý chất lượng.",
        ["R08.declared"],
    ),
)


def script() -> list[Act]:
    """Every act of the year in order of time."""
    acts = [*plan_acts(), *listing_acts(), *document_acts(), *flow_acts(), *law_acts()]
    acts += [*_cycle_acts(), *map_acts(), *record_acts(), *synthesis_acts(), *declaration_acts()]
    acts += model_acts()
    rounds, first = returns(), arrivals()
    for agency in province().agencies:
        if agency.code in first:
            acts += _report_acts(agency, first[agency.code], rounds.get(agency.code, 0))
    acts += _placeholder_acts()
    acts += [Act(*decision) for decision in (*deciding.decisions(), *chasing.chasing())]
    acts += [Act(at, "dost_officer", remind_everybody) for at in sweeps()]
    return sorted(acts, key=lambda act: act.at)


def _cycle_acts() -> Iterator[Act]:
    def prepare(actor: Actor, at: dt.datetime) -> None:
        template = load_shipped_template(actor=actor, at=at)
        draft_cycle(
            actor=actor,
            at=at,
            year=YEAR,
            template=template,
            roll_rule=RollRule.NONE,
            legal_basis=f"Kế hoạch {province().plan}",
        )

    def step(service: Callable[..., object]) -> Callable[[Actor, dt.datetime], object]:
        return lambda actor, at: service(actor=actor, at=at, cycle=cycle_of(YEAR))

    yield Act(moment(5, 10, 9), "dost_admin", prepare)
    yield Act(moment(5, 20, 14), "dost_officer", step(publish_cycle))
    yield Act(moment(9, 1, 8), "dost_officer", step(open_cycle))
    yield Act(moment(10, 1, 9), "dost_officer", step(fix_roster))


def _report_acts(agency: DemoAgency, first: dt.datetime, rounds: int) -> Iterator[Act]:
    """One report from its start to its acceptance, returned ``rounds`` times on the way."""
    hour, day = dt.timedelta(hours=1), dt.timedelta(days=1)
    secretary, head = f"secretary_{agency.code}", f"head_{agency.code}"
    checker = "ppc_checker" if agency.code == province().dost else "dost_officer"
    if agency == deciding.chosen()["came on paper"]:
        yield Act(first - hour, "dost_officer_2", _named(agency, deciding.receive))
        yield Act(first, "dost_officer_2", _named(agency, deciding.enter))
    else:
        yield Act(max(first - 9 * day, moment(9, 5, 9)), secretary, _start(agency))
        yield Act(first - 6 * hour, secretary, _send_on(agency))
        yield _signing(agency, first - hour, head)
        yield Act(first, secretary, _submit(agency))
    arrived = first
    for number in range(rounds):
        yield Act(arrived + 18 * hour, checker, _take(agency))
        yield Act(arrived + 20 * hour, checker, _send_back(agency, number))
        yield Act(arrived + 44 * hour, secretary, _mend(agency))
        yield Act(arrived + 50 * hour, head, _sign(agency))
        arrived += 52 * hour
        yield Act(arrived, secretary, _submit(agency))
    yield Act(arrived + 20 * hour, checker, _take(agency))
    yield Act(arrived + 2 * day, checker, _accept(agency))


def _signing(agency: DemoAgency, at: dt.datetime, head: str) -> Act:
    """Electronic, but for the one commune whose archivist registers the signed paper."""
    if agency != deciding.chosen()["signed on paper"]:
        return Act(at, head, _sign(agency))

    def do(actor: Actor, at: dt.datetime) -> object:
        signer, _contact = _names(agency.code)
        return deciding.sign_on_paper(agency.code, signer)(actor, at)

    return Act(at, f"archivist_{agency.code}", do)


def _named(
    agency: DemoAgency, story: Callable[..., Callable[[Actor, dt.datetime], object]]
) -> Callable[[Actor, dt.datetime], object]:
    """A story about an agency, told with the names of its head and its secretary."""
    return lambda actor, at: story(*_names(agency.code))(actor, at)


def _placeholder_acts() -> Iterator[Act]:
    """A report begun on the last day and left at forty per cent: it cannot be sent."""
    agency = next(one for one in province().agencies if one.code == PLACEHOLDER)

    def begin(actor: Actor, at: dt.datetime) -> None:
        report = start_report(actor=actor, at=at, report=report_at(agency.code, YEAR))
        save_values(
            actor=actor,
            at=at,
            paper=report.draft,
            values=typed_in(placeholder_values(agency)),
            base_version=report.draft.version,
        )

    yield Act(moment(10, 15, 16, 40), f"secretary_{agency.code}", begin)


def _start(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    """Begun with its first parts filled, so that a day in October finds reports half done."""

    def do(actor: Actor, at: dt.datetime) -> object:
        values = typed_in(begun_values(agency, *_names(agency.code)))
        return start_report(actor=actor, at=at, report=report_at(agency.code, YEAR), values=values)

    return do


def _send_on(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    def do(actor: Actor, at: dt.datetime) -> None:
        report = report_at(agency.code, YEAR)
        names = _names(agency.code)
        save_values(
            actor=actor,
            at=at,
            paper=report.draft,
            values=typed_in(report_values(agency, *names), agency.code),
            reasons=change_reasons(agency),
            override_reasons=edit_reasons(agency),
            base_version=report.draft.version,
        )
        submit_internally(actor=actor, at=at, report=report)

    return do


def _names(code: str) -> tuple[str, str]:
    rows = User.objects.filter(username__in=[f"head_{code}", f"secretary_{code}"])
    found = {user.username: str(user.person) for user in rows.select_related("person")}
    return found[f"head_{code}"], found[f"secretary_{code}"]


def _sign(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    def do(actor: Actor, at: dt.datetime) -> object:
        report = report_at(agency.code, YEAR)
        shown = report_hash(content_to_sign(report))
        return sign_report(actor=actor, at=at, report=report, shown_hash=shown)

    return do


def _submit(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: submit_report(actor=actor, at=at, report=report_at(agency.code, YEAR))


def _take(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: take_report(actor=actor, at=at, report=report_at(agency.code, YEAR))


def _accept(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: accept_report(actor=actor, at=at, report=report_at(agency.code, YEAR))


def _send_back(agency: DemoAgency, number: int) -> Callable[[Actor, dt.datetime], object]:
    reason, comment, fields = SENDING_BACK[number]
    return lambda actor, at: return_report(
        actor=actor,
        at=at,
        report=report_at(agency.code, YEAR),
        reason=reason,
        comment=comment,
        fields=fields,
    )


def _mend(agency: DemoAgency) -> Callable[[Actor, dt.datetime], object]:
    def do(actor: Actor, at: dt.datetime) -> None:
        report = revise_report(actor=actor, at=at, report=report_at(agency.code, YEAR))
        staff = report.draft.values["R05.staff_total"]
        save_values(
            actor=actor,
            at=at,
            paper=report.draft,
            values={"R05.staff_total": staff + 1, "R15.reasons": "Đã đối chiếu và bổ sung."},
            base_version=report.draft.version,
        )
        submit_internally(actor=actor, at=at, report=report)

    return do
