"""What the province decides about deadlines in the script, and the two reports on paper.

Chosen so that the counts of the year stay what they are: who is given more time comes in time all
the same, and who is waived or comes on paper is late and stays late.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.api import (
    Decision,
    SignedPaper,
    content_to_sign,
    cycle_of,
    enter_from_paper,
    extend_deadline,
    papers_received,
    register_arrival,
    register_signed_paper,
    report_at,
    report_hash,
    waive_lateness,
)
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.files.intake import Intake, take_in
from thuan.kernel.tenancy.models import Agency
from thuan.portals.demo.figures import report_values
from thuan.portals.demo.province import YEAR, province
from thuan.portals.demo.timetable import LATE_OPENING, arrivals, returns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.portals.demo.province import DemoAgency

    Do = Callable[[Actor, dt.datetime], object]

LAST_DAYS = dt.datetime(YEAR, 10, 13, tzinfo=ICT)
EXTENDED_TO = dt.date(YEAR, 10, 20)
INCOMING = "1284"


@lru_cache(maxsize=1)
def chosen() -> dict[str, DemoAgency]:
    """The communes of the four stories, none of whose reports is returned."""
    known, rounds = {one.code: one for one in province().agencies}, returns()
    communes = [
        (code, moment)
        for code, moment in arrivals().items()
        if known[code].type == "XA" and not rounds.get(code) and moment != LATE_OPENING
    ]
    in_time = [code for code, moment in communes if LAST_DAYS <= moment < LATE_OPENING]
    late = [code for code, moment in communes if moment > LATE_OPENING]
    return {
        "extended": known[in_time[0]],
        "signed on paper": known[in_time[1]],
        "waived": known[late[0]],
        "came on paper": known[late[1]],
    }


class _Sheet:
    """One page that says it is an illustration, as a browser would send it."""

    def __init__(self, name: str, words: str) -> None:
        self.name: str | None = name
        text = f"BT /F1 14 Tf 72 760 Td ({words}) Tj ET".encode("ascii")
        self.content = b"".join(
            (
                b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
                b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
                b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R",
                b"/Resources<</Font<</F1 5 0 R>>>>>>endobj\n",
                b"4 0 obj<</Length %d>>stream\n" % len(text),
                text,
                b"\nendstream endobj\n",
                b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
                b"trailer<</Root 1 0 R>>\n%%EOF\n",
            )
        )

    def chunks(self) -> Iterable[bytes]:
        return iter((self.content,))


def _scan(code: str) -> Intake:
    return take_in(_Sheet(f"bao-cao-{code}.pdf", f"Ban quet minh hoa - {code}"))


def extend(actor: Actor, at: dt.datetime) -> None:
    """More time for one commune; it sends in time all the same."""
    cycle = cycle_of(YEAR)
    assert cycle is not None, "the script drafts its cycle before it extends"
    agency = Agency.objects.get(code=chosen()["extended"].code)
    reason = "Trụ sở sửa chữa, chuyển chỗ làm việc trong tuần cuối trước hạn."
    decision = Decision("45/QĐ-SKHCN", at.date(), reason)
    facts = {"agency_id": agency.pk, "due_on": EXTENDED_TO, "decision": decision}
    extend_deadline(actor=actor, at=at, cycle=cycle, **facts)  # type: ignore[arg-type]


def waive(actor: Actor, at: dt.datetime) -> None:
    """A flood: late, and not held against the commune."""
    report = report_at(chosen()["waived"].code, YEAR)
    reason = "Lũ quét ngày 14/10 làm mất điện, mất mạng tại trụ sở đến ngày 17/10."
    decision = Decision("52/QĐ-SKHCN", at.date(), reason)
    waive_lateness(actor=actor, at=at, report=report, decision=decision)


def sign_on_paper(code: str, signer: str) -> Do:
    """The archivist registers what the chairman signed on paper."""

    def do(actor: Actor, at: dt.datetime) -> None:
        report = report_at(code, YEAR)
        shown = report_hash(content_to_sign(report))
        paper = SignedPaper(f"36/BC-{code}", at.date(), signer, shown[:12])
        register_signed_paper(actor=actor, at=at, report=report, paper=paper, scan=_scan(code))

    return do


def receive(signer: str, _contact: str) -> Do:
    """The paper of one commune came with the post before the deadline."""

    def do(actor: Actor, at: dt.datetime) -> None:
        cycle, agency = cycle_of(YEAR), chosen()["came on paper"]
        assert cycle is not None, "the script drafts its cycle before paper arrives"
        register_arrival(
            actor=actor,
            at=at,
            cycle=cycle,
            agency_id=Agency.objects.get(code=agency.code).pk,
            arrived_on=dt.date(YEAR, 10, 14),
            incoming_no=INCOMING,
            paper=SignedPaper(f"41/BC-{agency.code}", dt.date(YEAR, 10, 12), signer),
            scan=_scan(agency.code),
        )

    return do


def enter(head: str, contact: str) -> Do:
    """Its figures are entered on its behalf; that moment is its arrival."""

    def do(actor: Actor, at: dt.datetime) -> None:
        arrival = papers_received(actor).get(incoming_no=INCOMING)
        values = report_values(chosen()["came on paper"], head, contact)
        values["R36.way"] = "PAPER"
        enter_from_paper(actor=actor, at=at, arrival=arrival, values=values)

    return do


def decisions() -> Iterator[tuple[dt.datetime, str, Do]]:
    """The two decisions of the director: moment, who, what."""
    yield dt.datetime(YEAR, 10, 10, 15, 0, tzinfo=ICT), "dost_head", extend
    yield dt.datetime(YEAR, 10, 25, 9, 0, tzinfo=ICT), "dost_head", waive
