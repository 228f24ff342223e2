"""The list of who has not sent and who sent late, as document and as workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from thuan.domains.oversight.reporting.reports import wording
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.reports.document import DataTable, Heading, OfficialDocument, Paragraph
from thuan.kernel.reports.document import TableColumn as Head
from thuan.kernel.reports.workbook import Sheet, SheetColumn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.reports.document import Letterhead
    from thuan.domains.oversight.reporting.selectors.lateness import Laggard, LateList

TITLE: Final = "cơ quan chưa gửi, gửi trễ báo cáo năm {year} đến {moment}"
SENTENCE: Final = (
    "Đến {moment}, trong {total} cơ quan phải báo cáo có {absent} cơ quan chưa gửi và {late} cơ "
    "quan gửi trễ hạn; {rest} cơ quan đã gửi đúng hạn."
)
NOT_SENT: Final = "Chưa gửi"
LATE: Final = "Gửi trễ"


def sentence(found: LateList) -> str:
    """The counts of the list in one sentence, each out of how many."""
    absent, late = len(found.absent), len(found.late)
    return SENTENCE.format(
        moment=_moment(found.as_of),
        total=found.total,
        absent=absent,
        late=late,
        rest=found.total - absent - late,
    )


def grouped(found: LateList, names: Mapping[str, str]) -> list[tuple[str, list[Laggard]]]:
    """The agencies by group in the province's order, under each by superior agency."""
    by_group: dict[str, list[Laggard]] = {}
    for one in found.laggards:
        by_group.setdefault(one.group, []).append(one)
    order = [*names, *(group for group in by_group if group not in names)]
    return [
        (names.get(group, group), sorted(by_group[group], key=lambda one: one.superior))
        for group in order
        if group in by_group
    ]


def late_document(
    found: LateList,
    names: Mapping[str, str],
    year: int,
    *,
    head: Letterhead,
    watermark: str | None = None,
) -> OfficialDocument:
    """The list as an unnumbered document, one table a group."""
    columns = (
        Head("TT", 1, "center"),
        Head("Mã", 2.8),
        Head("Cơ quan", 5.4),
        Head("Cơ quan cấp trên", 4),
        Head("Tình trạng", 3),
    )
    body: list[Any] = [Paragraph.of(sentence(found))]
    for title, laggards in grouped(found, names):
        rows = tuple(
            (str(place), one.code, one.name, one.superior, standing(one))
            for place, one in enumerate(laggards, 1)
        )
        body += [Heading(1, f"{title} ({len(laggards)})"), DataTable(columns, rows)]
    moment = _moment(found.as_of)
    return OfficialDocument(
        issuer_parent=head.issuer_parent,
        issuer=head.issuer,
        number=None,
        notation=head.notation.replace("BC-", "DS-", 1),
        place=head.place,
        day=None,
        year=found.as_of.year,
        type_name="Danh sách",
        abstract=TITLE.format(year=year, moment=moment),
        body=tuple(body),
        recipients=head.recipients,
        kept_at=head.kept_at,
        signer_title=head.signer_title,
        signer_name=head.signer_name,
        watermark=watermark,
    )


def late_sheet(found: LateList, names: Mapping[str, str], year: int) -> Sheet:
    """The list as one sheet."""
    columns = (
        SheetColumn("Nhóm", width=28),
        SheetColumn("Cơ quan cấp trên", width=28),
        SheetColumn("Mã", width=12),
        SheetColumn("Cơ quan", width=40),
        SheetColumn("Tình trạng", width=12),
        SheetColumn("Gửi lần đầu lúc", "datetime", 18),
    )
    rows = [
        (title, one.superior, one.code, one.name, LATE if one.sent_at else NOT_SENT, one.sent_at)
        for title, laggards in grouped(found, names)
        for one in laggards
    ]
    title = f"Danh sách {TITLE.format(year=year, moment=_moment(found.as_of))}"
    return Sheet(f"cham-gui-{year}", title, columns, rows, (sentence(found),), found.as_of)


def standing(one: Laggard) -> str:
    """``Gửi trễ, 00:00 ngày 16/10/2022`` or ``Chưa gửi``."""
    return f"{LATE}, {_moment(one.sent_at)}" if one.sent_at else NOT_SENT


def _moment(at: dt.datetime) -> str:
    return wording.moment(at.astimezone(ICT).isoformat())
