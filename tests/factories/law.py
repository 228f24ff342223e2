"""Legal texts, what becomes of them, documents that stand on them. Call inside a scope."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from tests.factories import RECORDED, assign, make_agency, make_person, stamped
from tests.factories.documents import make_document
from thuan.domains.registry.law.models import LegalText, StatusChange
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import fold, sort_key

_numbers = count(1)


def make_text(number: str = "", title: str = "Một cửa", **fields: Any) -> LegalText:
    """A text in force since 2018, straight into the tables."""
    number = number or f"{next(_numbers)}/2018/NĐ-CP"
    day = fields.pop("effective_from", dt.date(2018, 6, 21))
    text = LegalText.objects.create(
        number=number,
        kind=fields.pop("kind", "DECREE"),
        issuer="Chính phủ",
        title=title,
        effective_from=day,
        is_verified=fields.pop("is_verified", True),
        search_key=fold(f"{number} {title} Chính phủ"),
        sort_key=sort_key(number),
        state="",
        created_at=RECORDED,
        updated_at=RECORDED,
        **fields,
    )
    make_change(text, "IN_FORCE", day)
    return text


def make_change(
    text: LegalText, status: str, day: dt.date | None, by: LegalText | None = None, **more: Any
) -> StatusChange:
    """A change, straight into the tables; no work follows."""
    return StatusChange.objects.create(
        text=text,
        status=status,
        valid_from=day,
        by_text=by,
        **{"state": "RECORDED", "created_at": RECORDED, "updated_at": RECORDED, **more},
    )


def make_basis(document: Any, text: LegalText | None, at: dt.datetime = RECORDED) -> LegalBasis:
    """A document stands on the text."""
    own = {} if text else {"own_number": "15/QĐ-UBND", "own_title": "Quy chế làm việc"}
    number = text.number if text else "15/QĐ-UBND"
    return LegalBasis.objects.create(
        **stamped(document.agency, at, state="STANDING"),
        document=document,
        text=text,
        search_key=fold(f"{number} {document.code}"),
        sort_key=sort_key(number),
        **own,
    )


def make_update(
    agency: Agency, title: str, state: str = "OPEN", number: str = "", **more: Any
) -> LegalUpdate:
    """Work of a document in force whose text was replaced."""
    version = make_document(agency, title)
    old, new = make_text(number), make_text()
    make_basis(version.document, old)
    change = make_change(old, "REPLACED", dt.date(2022, 10, 1), new)
    closed = {} if state == "OPEN" else {"closed_on": dt.date(2022, 10, 5), "reason": "Đủ"}
    return LegalUpdate.objects.create(
        **stamped(agency, state=state),
        document=version.document,
        change=change,
        due_on=dt.date(2022, 10, 21),
        **{**closed, **more},
    )


def department(at: dt.datetime, role: str = "DOST_OFFICER") -> Actor:
    """Somebody of the department who keeps the register."""
    agency = Agency.objects.filter(kind="SO").first() or make_agency("Sở KH&CN", kind="SO")
    person = make_person()
    assign(person, role, agency, reach="ALL")
    return actor_for(person, at)
