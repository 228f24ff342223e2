"""A rule of the fictional province is replaced: two agencies get the work, one has done most."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.registry.law.api import (
    StatusChange,
    TextWords,
    enter_text,
    mark_checked,
    record_change,
    text_numbered,
)
from thuan.domains.registry.law.enums import LegalStatus, TextKind
from thuan.domains.system.documents.api import documents
from thuan.domains.system.legal.api import (
    OwnText,
    add_basis,
    confirm_update,
    spread,
    updates,
)
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo.documenting import approved, desks, revise
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Do = Callable[[Actor, dt.datetime], object]

OLD, NEW = "08/2019/QĐ-UBND", "35/2022/QĐ-UBND"
ISSUER = "UBND tỉnh Thuận Hòa (minh họa)"
GIST = "Quy định kiểm soát tài liệu, hồ sơ của hệ thống quản lý chất lượng"
FROM = dt.date(YEAR, 10, 1)
# Document → what it stands on.
BASES = {
    "STCL": ("19/2014/QĐ-TTg", "101/QĐ-BKHCN", "TCVN ISO 9001:2015"),
    "QT.01": ("19/2014/QĐ-TTg", "30/2020/NĐ-CP", OLD),
    "QT.02": ("19/2014/QĐ-TTg", OLD),
    "QT.04": ("61/2018/NĐ-CP", OLD),
}
WHY = "Phần viện dẫn giữ nguyên nội dung: các bước xử lý sự không phù hợp không đổi."


def law_acts() -> Iterator[Act]:
    """Texts, bases, the change, and what the two agencies made of it."""
    yield Act(moment(1, 10, 8), "dost_officer", _enter(OLD, dt.date(2019, 3, 1)))
    yield Act(moment(1, 11, 8), "dost_officer", _check("19/2014/QĐ-TTg"))
    for desk in desks():
        for code, numbers in BASES.items():
            yield Act(moment(3, 15, 8), desk.secretary, _stand(code, numbers))
    yield Act(moment(9, 20, 8), "dost_officer", _enter(NEW, FROM))
    yield Act(moment(9, 26, 9), "dost_officer", _replace)
    yield Act(moment(9, 26, 10), "dost_officer", _spread)
    first = next(desks())
    yield Act(moment(10, 5, 8), first.secretary, revise("QT.01", f"Theo {NEW}: sửa mục 4."))
    yield from approved(first, "QT.01", moment(10, 12, 9))
    yield Act(moment(10, 13, 8), first.secretary, _stand("QT.01", (NEW,)))
    yield Act(moment(10, 14, 9), first.manager, _confirm("QT.04"))


def _enter(number: str, day: dt.date) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        issued = day - dt.timedelta(days=14)
        words = TextWords(number, TextKind.DECISION, ISSUER, GIST, issued, day)
        text = enter_text(actor=actor, at=at, words=words)
        mark_checked(actor=actor, at=at, text=text)

    return do


def _check(number: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        text = text_numbered(number)
        assert text is not None, "the register ships"
        mark_checked(actor=actor, at=at, text=text)

    return do


def _stand(code: str, numbers: tuple[str, ...]) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        document = documents(actor).get(code=code)
        for number in numbers:
            add_basis(actor=actor, at=at, document=document, text=text_numbered(number))
        if code == "QT.02":
            own = OwnText("05/QĐ-CQ", "Quy chế làm việc của cơ quan", "Cơ quan")
            add_basis(actor=actor, at=at, document=document, own=own)

    return do


def _replace(actor: Actor, at: dt.datetime) -> None:
    old = text_numbered(OLD)
    assert old is not None, "entered in January"
    record_change(
        actor=actor,
        at=at,
        text=old,
        status=LegalStatus.REPLACED,
        valid_from=FROM,
        by_text=text_numbered(NEW),
        note="Bỏ sổ giấy theo dõi tài liệu; thêm danh mục tài liệu bên ngoài.",
    )


def _spread(_actor: Actor, at: dt.datetime) -> None:
    """What the job does that recording the change has queued."""
    with every_agency(reason="the demonstration plays the job of a changed text"):
        change = StatusChange.objects.get(text__number=OLD, status=LegalStatus.REPLACED)
        spread(change, Actor.system("legal.spread", at))


def _confirm(code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        update = updates(actor).get(document__code=code)
        confirm_update(actor=actor, at=at, update=update, comment=WHY)

    return do
