"""The controlled documents of two agencies: written, reviewed, approved, revised, being read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.domains.system.documents.api import (
    DocumentHead,
    acknowledge,
    approve_version,
    change_draft,
    create_document,
    distribute,
    documents,
    endorse_version,
    hash_of,
    my_copy,
    my_review,
    revise_document,
    submit_version,
    versions,
)
from thuan.domains.system.documents.enums import ChangeReason, DocumentType, VersionState
from thuan.kernel.accounts.models import User
from thuan.kernel.tenancy.models import Agency
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import province

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.kernel.accounts.actor import Actor

    Do = Callable[[Actor, dt.datetime], object]

T = DocumentType
# Day of approval, code, title, type, clauses, the text in short.
HELD = (
    ((1, 12), "STCL", "Sổ tay chất lượng", T.MANUAL, ("4.3", "4.4"), "1. Giới thiệu chung"),
    ((1, 12), "CSCL", "Chính sách chất lượng", T.POLICY, ("5.2",), "Phục vụ đúng hạn, công khai"),
    ((1, 20), "MTCL.22", "Mục tiêu chất lượng năm 2022", T.OBJECTIVE_SET, ("6.2",), "1. Mục tiêu"),
    ((2, 10), "QT.01", "Kiểm soát thông tin dạng văn bản", T.PROCEDURE, ("7.5",), "1. Mục đích"),
    ((2, 10), "QT.02", "Đánh giá nội bộ", T.PROCEDURE, ("9.2",), "1. Mục đích"),
    ((2, 18), "QT.03", "Xem xét của lãnh đạo", T.PROCEDURE, ("9.3",), "1. Mục đích"),
    ((3, 4), "QT.04", "Kiểm soát sự không phù hợp", T.PROCEDURE, ("8.7", "10.2"), "1. Mục đích"),
    ((3, 4), "BM.QT04.01", "Phiếu yêu cầu hành động khắc phục", T.FORM, ("10.2",), "Phần 1"),
)
# Revised in the year, and being revised when the year is looked at.
REVISED, UNDER_WAY = "QT.02", "QT.03"
BODY = (
    "2. Phạm vi: mọi bộ phận của cơ quan.\n\n"
    "3. Trách nhiệm: bộ phận chủ trì thực hiện, thư ký ISO theo dõi.\n\n"
    "4. Nội dung: thực hiện theo các bước, lưu hồ sơ đúng thời hạn.\n\n"
    "5. Hồ sơ: phiếu, biên bản, báo cáo kèm theo."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of one agency who take part."""

    code: str

    @property
    def secretary(self) -> str:
        return f"secretary_{self.code}"

    @property
    def manager(self) -> str:
        return f"qmr_{self.code}"

    @property
    def head(self) -> str:
        return f"head_{self.code}"

    def agency(self) -> Agency:
        return Agency.objects.get(code=self.code)


def desks() -> Iterator[Desk]:
    """The first commune, and the department itself."""
    yield Desk(next(one.code for one in province().agencies if one.type == "XA"))
    yield Desk(province().dost)


def document_acts() -> Iterator[Act]:
    """Every act on the documents of the first commune and of the department itself."""
    for desk in desks():
        for day, code, title, kind, clauses, text in HELD:
            head = DocumentHead(code, title, kind, "Văn phòng", clauses)
            begun = moment(*day, 8) - dt.timedelta(days=5)
            yield Act(begun, desk.secretary, _write(desk, head, text))
            yield from approved(desk, code, moment(*day, 9))
        yield Act(moment(3, 10, 8), desk.secretary, _distribute(desk, "QT.01"))
        yield Act(moment(3, 11, 9), desk.manager, _read("QT.01"))
        yield Act(moment(8, 1, 8), desk.secretary, revise(REVISED, "Thêm mục 5.3 về báo cáo."))
        yield from approved(desk, REVISED, moment(8, 10, 9))
        yield Act(moment(10, 3, 8), desk.secretary, revise(UNDER_WAY, "Bổ sung đầu vào mục 3."))
        yield Act(moment(10, 4, 8), desk.secretary, _submit(UNDER_WAY, desk))


def approved(desk: Desk, code: str, at: dt.datetime) -> Iterator[Act]:
    """The way of a draft through review to its approval."""
    day = dt.timedelta(days=1)
    yield Act(at - 3 * day, desk.secretary, _submit(code, desk))
    yield Act(at - day, desk.manager, _endorse(code))
    yield Act(at, desk.head, _approve(code))


def _open(actor: Actor, code: str) -> DocumentVersion:
    """The version of the document that is on its way."""
    rows = versions(actor).filter(document__code=code)
    return rows.exclude(state__in=[VersionState.EFFECTIVE, VersionState.OBSOLETE]).get()


def _write(desk: Desk, head: DocumentHead, text: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        draft = create_document(actor=actor, at=at, agency_id=desk.agency().pk, head=head)
        change_draft(actor=actor, at=at, draft=draft, sets={"text": f"{text}\n\n{BODY}"})

    return do


def revise(code: str, summary: str) -> Do:
    """The next version of the document with these words added."""

    def do(actor: Actor, at: dt.datetime) -> None:
        document = documents(actor).get(code=code)
        draft = revise_document(
            actor=actor, at=at, document=document, reason=ChangeReason.IMPROVEMENT
        )
        words = {"summary": summary, "text": f"{draft.text}\n\n{summary}"}
        change_draft(actor=actor, at=at, draft=draft, sets=words)

    return do


def _submit(code: str, desk: Desk) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        manager = User.objects.get(username=desk.manager).person_id
        assert manager is not None
        submit_version(actor=actor, at=at, version=_open(actor, code), reviewers=[manager])

    return do


def _endorse(code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        review = my_review(actor, _open(actor, code))
        assert review is not None, "the script asks the manager"
        endorse_version(actor=actor, at=at, review=review)

    return do


def _approve(code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        version = _open(actor, code)
        approve_version(
            actor=actor,
            at=at,
            version=version,
            effective_from=at.date(),
            decision_no=f"{at.timetuple().tm_yday}/QĐ",
            shown_hash=hash_of(version.document, version),
        )

    return do


def _distribute(desk: Desk, code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        names = [desk.head, desk.manager, f"archivist_{desk.code}"]
        persons = [
            pk
            for pk in User.objects.filter(username__in=names).values_list("person_id", flat=True)
            if pk is not None
        ]
        version = versions(actor).get(document__code=code, state=VersionState.EFFECTIVE)
        distribute(actor=actor, at=at, version=version, persons=persons)

    return do


def _read(code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        version = versions(actor).get(document__code=code, state=VersionState.EFFECTIVE)
        copy = my_copy(actor, version)
        assert copy is not None, "the script gave a copy"
        acknowledge(actor=actor, at=at, copy=copy)

    return do
