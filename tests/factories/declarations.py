"""An agency with people who declare, and declarations straight in the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.factories import assign, make_agency, make_person, stamped
from tests.factories.records import pdf
from tests.factories.standards import make_edition
from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.services.entering import (
    DeclarationWords,
    enter_declaration,
)
from thuan.domains.oversight.declarations.services.publishing import publish_declaration
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.text import fold

MONDAY = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)
SIGNED = dt.date(2021, 11, 20)
_numbers = count(1)
PEOPLE = (("secretary", "ISO_SEC"), ("manager", "QMR"), ("head", "HEAD"), ("lan", "STAFF"))


@dataclass
class Office:
    """One agency with whoever declares for it, and an officer of the department."""

    agency: Agency = field(default_factory=make_agency)
    dost: Agency = field(default_factory=lambda: make_agency("Sở KH&CN", kind="SO"))
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.edition = make_edition()
        for name, role in PEOPLE:
            self.people[name] = make_person(f"{role} {next(_numbers)}")
            assign(self.people[name], role, self.agency)
        for name, role in (("officer", "DOST_OFFICER"), ("admin", "DOST_ADMIN")):
            self.people[name] = make_person(f"{role} {next(_numbers)}")
            assign(self.people[name], role, self.dost, reach="ALL")

    def actor(self, name: str, at: dt.datetime = MONDAY) -> Actor:
        return actor_for(self.people[name], at)

    def does(self, name: str, act: Any, at: dt.datetime = MONDAY, **arguments: Any) -> Any:
        """The act of one of the people, in their own scope."""
        actor = self.actor(name, at)
        with entered(actor.scope()):
            return act(actor=actor, at=at, **arguments)

    def words(self, number: str = "", on: dt.date = SIGNED, **more: Any) -> DeclarationWords:
        told = {
            "edition": self.edition.slug,
            "reason": "FIRST",
            "signed_by": "Nguyễn Văn An",
            "scope_text": "Hộ tịch",
            **more,
        }
        return DeclarationWords(number or f"{next(_numbers)}/CB", on, **told)

    def enter(
        self,
        number: str = "",
        on: dt.date = SIGNED,
        at: dt.datetime = MONDAY,
        by: str = "secretary",
        **more: Any,
    ) -> Declaration:
        """A declaration as it was signed, with its scan."""
        words = self.words(number, on, **more)
        told = {"agency_id": self.agency.pk, "words": words, "intake": pdf(f"{words.number} {on}")}
        return self.does(by, enter_declaration, at, **told)

    def publish(
        self,
        declaration: Declaration,
        at: dt.datetime = MONDAY,
        by: str = "manager",
        **more: Any,
    ) -> Declaration:
        told = {"published_on": declaration.declared_on, "places": "Bảng tin trụ sở", **more}
        return self.does(by, publish_declaration, at, declaration=declaration, **told)

    def declared(
        self, number: str = "", on: dt.date = SIGNED, at: dt.datetime = MONDAY, **more: Any
    ) -> Declaration:
        """Entered and published."""
        return self.publish(self.enter(number, on, at, **more), at)


def make_declaration(agency: Agency, word: str, state: str = "PUBLISHED", **fields: Any) -> Any:
    """A declaration straight into the table; what was public is locked and posted."""
    day = fields.pop("declared_on", SIGNED)
    public = state not in {"DRAFT", "CANCELLED"}
    posted = {"published_on": day, "content_hash": "0" * 64, "places": "Bảng tin"} if public else {}
    ended = {"ended_on": dt.date(2022, 2, 1)} if public and state != "PUBLISHED" else {}
    return Declaration.objects.create(
        **{**stamped(agency, state=state), "edition": make_edition()},
        number=fields.pop("number", word),
        declared_on=day,
        reason="FIRST",
        signed_by="Nguyễn Văn An",
        scope_text=f"Phạm vi {word}",
        search_key=fold(f"{word} {agency.name}"),
        **{**posted, **ended, **fields},
    )


def hold_declarations(agency: Agency, word: str) -> dict[str, Any]:
    """One that stands and one that is entered, for each page that asks."""
    return {
        "standing": make_declaration(agency, f"12/CB {word}"),
        "draft": make_declaration(
            agency, f"13/CB {word}", "DRAFT", declared_on=dt.date(2020, 1, 5)
        ),
    }
