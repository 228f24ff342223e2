"""The official reminder letter on paper (Decree 30/2020, công văn); its words stand here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thuan.domains.oversight.reporting.reports import wording
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.reports.document import (
    Annex,
    Block,
    DataTable,
    OfficialDocument,
    Paragraph,
    TableColumn,
)
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import ReminderLetter
    from thuan.domains.oversight.reporting.reports.document import Letterhead

# Up to this many agencies are addressed by name; more stand in an annex.
ADDRESSED_UP_TO: Final = 5
STANDARD: Final = "TCVN ISO 9001:2015"

SUBJECT: Final = "V/v đôn đốc gửi báo cáo kết quả áp dụng hệ thống quản lý chất lượng năm {year}"
MANY: Final = "Các cơ quan chưa gửi báo cáo năm {year} (danh sách kèm theo)"
OPENING: Final = (
    "Thực hiện {plan} về báo cáo kết quả xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý "
    "chất lượng theo {standard} năm {year}, hạn gửi báo cáo là hết ngày {due}."
)
OPENING_WITHOUT_PLAN: Final = (
    "Theo quy định về báo cáo kết quả xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất "
    "lượng theo {standard} năm {year}, hạn gửi báo cáo là hết ngày {due}."
)
FINDING: Final = (
    "Tính đến {moment}, {issuer} chưa nhận được báo cáo của {n} cơ quan{listed}. Để kịp tổng hợp "
    "báo cáo Ủy ban nhân dân tỉnh, {issuer} đề nghị quý cơ quan:"
)
REQUESTS: Final = (
    "1. Hoàn thành, ký và gửi báo cáo năm {year} trên hệ thống trước ngày {new_due}.",
    "2. Trường hợp chưa gửi được, thông báo lý do và thời gian gửi cho {issuer} trước thời hạn "
    "trên.",
    "3. Báo cáo gửi sau ngày {due} vẫn được tiếp nhận và ghi nhận là gửi trễ hạn.",
)
CLOSING: Final = (
    "{issuer} đề nghị quý cơ quan quan tâm, phối hợp thực hiện. Mọi vướng mắc liên hệ {issuer} để "
    "được hướng dẫn."
)
ANNEX_TITLE: Final = "Danh sách cơ quan chưa gửi báo cáo năm {year}"


def letter_notation(head: Letterhead) -> str:
    """``SKHCN-TĐC``: issuer and unit that drafts, as official letters carry it."""
    issuer = head.notation.split("-", 1)[-1]
    return f"{issuer}-{head.kept_at}" if head.kept_at else issuer


def letter_document(
    letter: ReminderLetter, *, head: Letterhead, watermark: str | None = None
) -> OfficialDocument:
    """The letter as a value; number and day stay blank until it is issued."""
    cycle = letter.cycle
    recipients = [line["name"] for line in letter.recipients]
    addressed = len(recipients) <= ADDRESSED_UP_TO
    number, _slash, notation = letter.document_no.partition("/")
    day = letter.document_on
    return OfficialDocument(
        issuer_parent=head.issuer_parent,
        issuer=head.issuer,
        number=int(number) if number.isdecimal() else None,
        notation=notation or letter_notation(head),
        place=head.place,
        day=day,
        year=day.year if day else letter.as_of.year,
        type_name="",
        abstract=SUBJECT.format(year=cycle.year).removeprefix("V/v "),
        addressees=tuple(recipients) if addressed else (MANY.format(year=cycle.year),),
        body=tuple(_body(letter, head, addressed=addressed)),
        recipients=("Như trên", f"{head.issuer_parent} (b/c)"),
        kept_at=head.kept_at,
        signer_title=head.signer_title,
        signer_name=head.signer_name,
        annexes=() if addressed else (_annex(letter),),
        watermark=watermark,
    )


def _body(letter: ReminderLetter, head: Letterhead, *, addressed: bool) -> list[Block]:
    cycle = letter.cycle
    words = {
        "plan": cycle.legal_basis,
        "standard": STANDARD,
        "year": cycle.year,
        "due": format_date(cycle.due_on),
        "moment": wording.moment(letter.as_of.astimezone(ICT).isoformat()),
        "issuer": head.issuer,
        "n": len(letter.recipients),
        "listed": "" if addressed else " (danh sách kèm theo)",
        "new_due": format_date(letter.new_due_on) if letter.new_due_on else "…",
    }
    opening = OPENING if cycle.legal_basis else OPENING_WITHOUT_PLAN
    said = (opening, FINDING, *REQUESTS, CLOSING)
    return [Paragraph.of(sentence.format(**words)) for sentence in said]


def _annex(letter: ReminderLetter) -> Annex:
    columns = (TableColumn("TT", 1, "center"), TableColumn("Mã", 2.5), TableColumn("Cơ quan", 9))
    rows = tuple(
        (str(place), line["code"], line["name"]) for place, line in enumerate(letter.recipients, 1)
    )
    title = ANNEX_TITLE.format(year=letter.cycle.year)
    return Annex("Phụ lục", title, (DataTable(columns, rows),))
