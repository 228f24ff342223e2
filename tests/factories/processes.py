"""An agency with people who keep its map, its instruments and what it knows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.factories import assign, make_agency, make_person, stamped
from thuan.domains.system.processes.content import Criterion, Flow
from thuan.domains.system.processes.models import (
    Instrument,
    InstrumentCheck,
    KnowledgeItem,
    MapReview,
    Process,
)
from thuan.domains.system.processes.services.describing import (
    add_process,
    connect_process,
    describe_process,
    measure_process,
)
from thuan.domains.system.processes.services.measuring import (
    CheckWords,
    add_instrument,
    record_check,
)
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.text import fold, sort_key

MONDAY = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)
_numbers = count(1)
PEOPLE = (
    *(("lan", "STAFF"), ("secretary", "ISO_SEC"), ("manager", "QMR"), ("head", "HEAD")),
    *(("chief", "UNIT_HEAD"), ("clerk", "ONE_STOP")),
)
# Everything that a complete sheet says in words.
WORDS = {
    "owner_unit": "Văn phòng",
    "resources": "Hai công chức",
    "evaluation": "Báo cáo tháng",
    "improvement": "Xem lại bước chậm",
}


@dataclass
class Office:
    """One agency with whoever describes what it does."""

    agency: Agency = field(default_factory=make_agency)
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, role in PEOPLE:
            self.people[name] = make_person(f"{role} {next(_numbers)}")
            assign(self.people[name], role, self.agency)

    def actor(self, name: str, at: dt.datetime = MONDAY) -> Actor:
        return actor_for(self.people[name], at)

    def does(self, name: str, act: Any, at: dt.datetime = MONDAY, **arguments: Any) -> Any:
        """The act of one of the people, in their own scope."""
        actor = self.actor(name, at)
        with entered(actor.scope()):
            return act(actor=actor, at=at, **arguments)

    def process(self, code: str, name: str = "", kind: str = "CORE", **words: Any) -> Process:
        sets = {"code": code, "name": name or f"Quá trình {code}", "kind": kind, **words}
        return self.does("secretary", add_process, agency_id=self.agency.pk, sets=sets)

    def connect(self, process: Process, *flows: tuple[str, str, Process | None]) -> Process:
        """Flows as (direction, what, other process)."""
        told = [
            Flow(way, what, str(other.public_id) if other else "", "" if other else "Người dân")
            for way, what, other in flows
        ]
        return self.does("chief", connect_process, process=process, flows=told)

    def complete(self, process: Process, neighbour: Process) -> Process:
        """The sheet with everything that 4.4.1 asks."""
        filled = self.does("chief", describe_process, process=process, sets=WORDS)
        flows = (("IN", "Hồ sơ", neighbour), ("OUT", "Kết quả", None))
        connected = self.connect(filled, *flows)
        criteria = [Criterion("Đúng hạn", "≥ 95 %", "MONTH")]
        return self.does("chief", measure_process, process=connected, criteria=criteria)

    def instrument(self, code: str = "C-01", months: int = 12, **words: Any) -> Instrument:
        sets = {
            "code": code,
            "name": "Cân đồng hồ",
            "used_for": "Đối chứng khối lượng",
            "check_kind": "VERIFICATION",
            "interval_months": months,
            **words,
        }
        return self.does("lan", add_instrument, agency_id=self.agency.pk, sets=sets)

    def check(
        self,
        instrument: Instrument,
        day: dt.date,
        result: str = "PASS",
        at: dt.datetime = MONDAY,
        **words: Any,
    ) -> InstrumentCheck:
        effect = "Đã cân lại ba mẫu, kết quả cũ vẫn đúng." if result == "FAIL" else ""
        told = {"kind": "VERIFICATION", "done_by": "Chi cục", "effect": effect, **words}
        check = CheckWords(done_on=day, result=result, **told)
        return self.does("lan", record_check, at, instrument=instrument, words=check)


def make_process(agency: Agency, name: str, code: str = "", **fields: Any) -> Process:
    """A process straight into the table."""
    code = code or f"C{next(_numbers)}"
    return Process.objects.create(
        **stamped(agency, state=fields.pop("state", "IN_USE")),
        code=code,
        name=name,
        kind=fields.pop("kind", "CORE"),
        search_key=fold(f"{code} {name}"),
        sort_key=sort_key(code),
        **fields,
    )


def make_review(agency: Agency, conclusion: str) -> MapReview:
    """A review of the map straight into the table."""
    sheet = {"key": "1", "code": "C1", "name": f"Quá trình {conclusion}", "kind": "CORE"}
    return MapReview.objects.create(
        **stamped(agency, state="RECORDED"),
        reviewed_on=dt.date(2021, 5, 3),
        conclusion=conclusion,
        sheets=[{**sheet, "owner": "", "flows": []}],
    )


def make_instrument(agency: Agency, name: str, state: str = "IN_USE", **fields: Any) -> Instrument:
    """An instrument straight into the table, checked until the end of 2022."""
    code = f"PT-{next(_numbers)}"
    return Instrument.objects.create(
        **stamped(agency, state=state),
        code=code,
        name=name,
        used_for="Đối chứng khối lượng",
        check_kind="VERIFICATION",
        interval_months=12,
        due_on=fields.pop("due_on", dt.date(2022, 12, 31)),
        search_key=fold(f"{code} {name}"),
        sort_key=sort_key(code),
        **fields,
    )


def make_check(instrument: Instrument) -> InstrumentCheck:
    """A check that the instrument passed, straight into the table."""
    return InstrumentCheck.objects.create(
        **stamped(instrument.agency, state="RECORDED"),
        instrument=instrument,
        kind="VERIFICATION",
        done_on=dt.date(2021, 12, 31),
        result="PASS",
        done_by="Chi cục",
    )


def make_item(agency: Agency, title: str, **fields: Any) -> KnowledgeItem:
    """A piece of knowledge straight into the table."""
    return KnowledgeItem.objects.create(
        **stamped(agency, state=fields.pop("state", "CURRENT")),
        title=title,
        kind="LESSON",
        content="Gọi trước khi gửi.",
        confirmed_on=fields.pop("confirmed_on", dt.date(2022, 1, 5)),
        search_key=fold(title),
        sort_key=sort_key(title),
        **fields,
    )


def hold_processes(agency: Agency, word: str) -> dict[str, Any]:
    """What the pages ask for; ``word`` is found in each."""
    instrument = make_instrument(agency, f"Cân {word}")
    return {
        "process": make_process(agency, f"Quá trình {word}"),
        "review": make_review(agency, f"Kết luận {word}"),
        "instrument": instrument,
        "aside": make_instrument(agency, f"Thước {word}", "SET_ASIDE"),
        "check": make_check(instrument),
        "item": make_item(agency, f"Kinh nghiệm {word}"),
    }
