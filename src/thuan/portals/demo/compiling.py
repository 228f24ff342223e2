"""The synthesis of the year: frozen twice, reviewed, approved, sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.api import (
    acknowledge_synthesis,
    approve_synthesis,
    cycle_of,
    freeze_synthesis,
    review_synthesis,
    send_synthesis,
    synthesis_version,
    write_words,
)
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import YEAR

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from thuan.domains.oversight.reporting.api import Synthesis
    from thuan.kernel.accounts.actor import Actor


# What the officer writes around the figures of the second version.
WORDS = {
    "assessment": "Hầu hết cơ quan duy trì hệ thống thành nền nếp, báo cáo đúng hạn. "
    "Báo cáo đến trễ tập trung ở cấp xã, nơi thư ký ISO kiêm nhiệm nhiều việc.",
    "next_year": "Mở thêm lớp đánh giá nội bộ cho cấp xã; kiểm tra trước hết những nơi "
    "gửi báo cáo trễ hai năm liền.",
}


def synthesis_acts() -> Iterator[Act]:
    """Every act of the synthesis in its order."""

    def freeze(actor: Actor, at: dt.datetime) -> object:
        cycle = cycle_of(YEAR)
        assert cycle is not None, "the script drafts its cycle before it freezes"
        return freeze_synthesis(actor=actor, at=at, cycle=cycle)

    def step(service: Callable[..., object], number: int) -> Callable[[Actor, dt.datetime], object]:
        return lambda actor, at: service(actor=actor, at=at, synthesis=frozen(number))

    def frozen(number: int) -> Synthesis:
        found = synthesis_version(YEAR, number)
        assert found is not None, "the script freezes a version before it goes on with it"
        return found

    def write(actor: Actor, at: dt.datetime) -> object:
        return write_words(actor=actor, at=at, synthesis=frozen(2), words=WORDS)

    def send(actor: Actor, at: dt.datetime) -> object:
        return send_synthesis(
            actor=actor,
            at=at,
            synthesis=frozen(2),
            document_no="145/BC-SKHCN",
            document_on=at.date(),
        )

    yield Act(moment(10, 31, 17), "dost_officer", freeze)
    yield Act(moment(11, 2, 9), "dost_officer_2", step(review_synthesis, 1))
    yield Act(moment(11, 4, 15), "dost_head", step(approve_synthesis, 1))
    yield Act(moment(11, 14, 17), "dost_officer", freeze)
    yield Act(moment(11, 14, 17, 40), "dost_officer", write)
    yield Act(moment(11, 15, 9), "dost_officer_2", step(review_synthesis, 2))
    yield Act(moment(11, 15, 15), "dost_head", step(approve_synthesis, 2))
    yield Act(moment(11, 28, 9), "dost_officer", send)
    yield Act(moment(12, 1, 10), "ppc", step(acknowledge_synthesis, 2))
