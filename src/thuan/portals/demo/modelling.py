"""Model documents of the fictional department: four of them issued, one moved on, one in use."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import yaml

from thuan.domains.system.documents.api import change_draft, documents
from thuan.domains.system.documents.enums import VersionState
from thuan.domains.system.model_documents.api import (
    ModelHead,
    adopt_model,
    begin_version,
    change_version,
    create_model,
    issue_version,
    models,
    spread,
    versions_of,
)
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo.documenting import approved, desks
from thuan.portals.demo.playing import Act, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.domains.system.model_documents.api import ModelVersion
    from thuan.portals.demo.documenting import Desk, Do

SHIPPED: Final = "model_documents.yaml"
# The model that moves on, and the document that a commune makes of its first version.
MOVED, OWN = "M.QT.03", "QT.05"
TITLE: Final = "Xử lý sự không phù hợp tại bộ phận Một cửa"
# What the commune makes of two paragraphs; the second one the model changes too.
ADAPTED: Final = (
    (
        "4.2. Khắc phục ngay phần ảnh hưởng đến người dân; trễ hẹn thì có thư xin lỗi và hẹn lại.",
        "4.2. Bộ phận Một cửa gọi điện báo người dân ngay trong ngày, gửi thư xin lỗi và hẹn lại.",
    ),
    (
        "4.5. Hết hạn, thư ký ISO kiểm tra việc đã làm rồi đóng phiếu.",
        "4.5. Hết hạn, thư ký ISO và trưởng bộ phận Một cửa cùng kiểm tra rồi đóng phiếu.",
    ),
)


@cache
def shipped() -> list[dict[str, Any]]:
    """The examples as the file tells them."""
    text = (files("thuan.data") / SHIPPED).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)["models"]
    return found


def model_acts() -> Iterator[Act]:
    """Four models issued, one adopted by the first commune, moved on eight months later."""
    for place, said in enumerate(shipped()):
        minute = dt.timedelta(minutes=place)
        yield Act(moment(2, 14, 9) + minute, "dost_officer", _write(said))
        yield Act(moment(2, 21, 15) + minute, "dost_head", _issue(said["code"]))
    desk = next(desks())
    yield Act(moment(4, 4, 9), desk.secretary, _adopt(desk))
    yield Act(moment(4, 4, 10), desk.secretary, _adapt)
    yield from approved(desk, OWN, moment(4, 12, 9))
    moved = next(said for said in shipped() if said["code"] == MOVED)
    yield Act(moment(12, 5, 9), "dost_officer", _move_on(moved))
    yield Act(moment(12, 7, 15), "dost_head", _issue(MOVED))
    yield Act(moment(12, 7, 16), "dost_officer", _spread)


def _write(said: dict[str, Any]) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        head = ModelHead(
            said["code"], said["title"], said["kind"], tuple(said["types"]), tuple(said["clauses"])
        )
        draft = create_model(actor=actor, at=at, head=head)
        text = said["versions"][0]["text"].strip()
        change_version(actor=actor, at=at, draft=draft, sets={"text": text})

    return do


def _newest(actor: Actor, code: str) -> ModelVersion:
    return versions_of(models(actor).get(code=code))[0]


def _issue(code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        issue_version(actor=actor, at=at, version=_newest(actor, code))

    return do


def _adopt(desk: Desk) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        adopt_model(
            actor=actor,
            at=at,
            agency_id=desk.agency().pk,
            model=models(actor).get(code=MOVED),
            code=OWN,
            title=TITLE,
            owner_unit="Bộ phận Một cửa",
        )

    return do


def _adapt(actor: Actor, at: dt.datetime) -> None:
    """The commune's own words in the place of two of the model's."""
    draft = documents(actor).get(code=OWN).versions.get(state=VersionState.DRAFT)
    text = draft.text
    for models_words, own in ADAPTED:
        text = text.replace(models_words, own)
    change_draft(actor=actor, at=at, draft=draft, sets={"text": text})


def _move_on(said: dict[str, Any]) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        draft = begin_version(actor=actor, at=at, model=models(actor).get(code=said["code"]))
        told = said["versions"][1]
        sets = {"text": told["text"].strip(), "summary": told["summary"]}
        change_version(actor=actor, at=at, draft=draft, sets=sets)

    return do


def _spread(actor: Actor, at: dt.datetime) -> None:
    """What a job does when a version is issued."""
    model = models(actor).get(code=MOVED)
    with every_agency(reason="the demonstration tells the agencies that use the model"):
        spread(model, Actor.system("model_documents.spread", at))
