"""The department's desk of models and the agencies that use them. Call inside a scope."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.factories import RECORDED, assign, make_agency, make_person, stamped
from tests.factories.documents import MONDAY, make_document
from thuan.domains.registry.agencies.models import AgencyType
from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
from thuan.domains.system.model_documents.services.adopting import adopt_model
from thuan.domains.system.model_documents.services.drafting import (
    ModelHead,
    begin_version,
    change_version,
    create_model,
)
from thuan.domains.system.model_documents.services.issuing import issue_version
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Person
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.tenancy.writing import write
from thuan.kernel.text import fold, sort_key

_numbers = count(1)
TEXT = "1. Mục đích\n2. Phạm vi\n3. Trách nhiệm\n4. Nội dung\n5. Hồ sơ"


def make_types(*codes: str) -> None:
    """Types of agencies, where the register has none."""
    for place, code in enumerate(codes or ("SO", "XA"), 1):
        AgencyType.objects.get_or_create(
            code=code,
            defaults={
                "name_vi": f"Loại {code}",
                "name_en": f"Type {code}",
                "position": place,
                "default_group": "xa",
                "state": "",
                "created_at": RECORDED,
                "updated_at": RECORDED,
            },
        )


@dataclass
class Desk:
    """Two who write models, two who issue them, all of the department."""

    agency: Agency = field(default_factory=lambda: make_agency("Sở KH&CN", kind="SO"))
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        make_types()
        for name, role in (
            ("officer", "DOST_OFFICER"),
            ("second", "DOST_OFFICER"),
            ("admin", "DOST_ADMIN"),
            ("head", "DOST_HEAD"),
            ("deputy", "DOST_HEAD"),
        ):
            self.people[name] = make_person(f"{name} {next(_numbers)}")
            assign(self.people[name], role, self.agency, reach="ALL")

    def actor(self, name: str, at: dt.datetime = MONDAY) -> Actor:
        return actor_for(self.people[name], at)

    def does(self, name: str, act: Any, at: dt.datetime = MONDAY, **arguments: Any) -> Any:
        """The act of one of the people, in their own scope."""
        actor = self.actor(name, at)
        with entered(actor.scope()):
            return act(actor=actor, at=at, **arguments)

    def draft(self, code: str = "", text: str = TEXT, **head: Any) -> ModelVersion:
        """A new model with its first version written, for communes unless said otherwise."""
        told = {"kind": "PROCEDURE", "types": ("XA",), "title": "Đánh giá nội bộ", **head}
        words = ModelHead(code=code or f"M.{next(_numbers):03}", **told)
        first = self.does("officer", create_model, head=words)
        return self.does("officer", change_version, draft=first, sets={"text": text})

    def issue(self, version: ModelVersion, at: dt.datetime = MONDAY) -> ModelVersion:
        return self.does("head", issue_version, at, version=version)

    def issued(self, code: str = "", text: str = TEXT, **head: Any) -> ModelVersion:
        """A model whose first version is issued."""
        return self.issue(self.draft(code, text, **head))

    def next(
        self, model: ModelDocument, text: str, at: dt.datetime = MONDAY, summary: str = "Sửa mục 4"
    ) -> ModelVersion:
        """The next version, with these words, issued."""
        begun = self.does("officer", begin_version, at, model=model)
        sets = {"text": text, "summary": summary}
        written = self.does("officer", change_version, at, draft=begun, sets=sets)
        return self.issue(written, at)


def adopt(office: Any, model: ModelDocument, code: str = "QT.07", **more: Any) -> Adoption:
    """The secretary of an office of documents takes the model over."""
    told = {"code": code, "title": model.title, **more}
    return office.does("secretary", adopt_model, agency_id=office.agency.pk, model=model, **told)


def make_model(
    title: str = "Đánh giá nội bộ", state: str = "ISSUED", *, types: str = "XA", text: str = TEXT
) -> ModelVersion:
    """A model with its first version, straight into the tables; PREPARING has it as a draft."""
    audience = "DRAFT" if state == "PREPARING" else "AGENCIES"
    code = f"M.{next(_numbers):03}"
    who = {"created_at": RECORDED, "updated_at": RECORDED, "audience": audience}
    model = ModelDocument.objects.create(
        code=code,
        title=title,
        kind="PROCEDURE",
        agency_types=f" {types} ",
        state=state,
        search_key=fold(f"{code} {title}"),
        sort_key=sort_key(code),
        **who,
    )
    return make_version(model, 1, "DRAFT" if state == "PREPARING" else "ISSUED", text=text)


def make_version(
    model: ModelDocument, number: int, state: str = "ISSUED", *, text: str = TEXT, summary: str = ""
) -> ModelVersion:
    """A version of a model, straight into the tables."""
    locked = state in {"ISSUED", "SUPERSEDED"}
    return ModelVersion.objects.create(
        model_document=model,
        number=number,
        text=text,
        summary=summary,
        state=state,
        audience="AGENCIES" if locked else "DRAFT",
        issued_on=MONDAY.date() if locked else None,
        content_hash="0" * 64 if locked else "",
        created_at=RECORDED,
        updated_at=RECORDED,
    )


def make_adoption(
    agency: Agency,
    title: str = "Đánh giá nội bộ",
    state: str = "FOLLOWING",
    *,
    behind: int = 0,
    of: ModelVersion | None = None,
) -> Adoption:
    """A document in force that began from a version of a model, ``behind`` issued after it."""
    base = newest = of or make_model(title)
    for number in range(base.number + 1, base.number + behind + 1):
        write(newest, {"state": "SUPERSEDED"}, at=RECORDED, by=None)
        newest = make_version(base.model_document, number, summary=f"Sửa lần {number}")
    return Adoption.objects.create(
        **stamped(agency, state=state),
        document=make_document(agency, title).document,
        model_document=base.model_document,
        base=base,
        due_on=dt.date(2022, 10, 21) if state == "BEHIND" else None,
    )


def hold_models(agency: Agency, word: str) -> dict[str, Any]:
    """What the pages of models ask for: two models of the province, a document behind one."""
    issued, draft = make_model(f"Mẫu {word}"), make_model(f"Dự thảo {word}", "PREPARING")
    return {
        "issued": issued,
        "draft": draft,
        "adoption": make_adoption(agency, f"Theo mẫu {word}", "BEHIND", behind=1),
    }
