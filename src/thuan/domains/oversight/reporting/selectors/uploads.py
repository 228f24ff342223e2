"""The sheets a clerk filled the draft from: which, what is in them, what they would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.judging import judge, last_day_of, template_of
from thuan.domains.oversight.reporting.lists.figures import Book, Cell, read_figure
from thuan.domains.oversight.reporting.models import FigureUpload
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.beside import beside_content, paper_content
from thuan.domains.oversight.reporting.template import FieldFault, FieldType, shown
from thuan.kernel.files import storage
from thuan.kernel.permissions import permitted
from thuan.kernel.reports.reading import read_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.domains.oversight.reporting.selectors.beside import Beside
    from thuan.domains.oversight.reporting.template import Field
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile

CUT = 160


class Effect(TextChoices):
    """What taking a figure from the file would do to the report."""

    NEW = "NEW", gettext_lazy("điền mới")
    CHANGE = "CHANGE", gettext_lazy("thay số đang có")
    SAME = "SAME", gettext_lazy("không đổi")
    FAULT = "FAULT", gettext_lazy("chưa đọc được")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field with the cell it would be filled from."""

    field: Field
    cell: Cell
    effect: Effect
    now: str
    new: str = ""
    value: Any = None
    reason: str = ""


def uploads(actor: Actor) -> QuerySet[FigureUpload]:
    """The uploads this person may work with, the newest first."""
    rows = permitted(FigureUpload, actor, ReportPermission.PREPARE)
    rows = rows.select_related(
        "report__cycle__template", "report__agency", "file", "created_by", "from_version"
    )
    return rows.defer("report__cycle__template__content").order_by("-created_at", "-pk")


def may_have_upload(actor: Actor, row: StoredFile) -> bool:
    """The gate of the files: whoever prepares the report may have the sheet again."""
    return uploads(actor).filter(file=row).exists()


def last_mapping(actor: Actor, report: AnnualReport) -> dict[str, Any]:
    """Where the agency's figures stood in its earlier files, the latest word for each field."""
    known: dict[str, Any] = {}
    earlier = uploads(actor).filter(agency_id=report.agency_id)[:10]
    for mapping in reversed([row.mapping for row in earlier]):
        known.update(mapping)
    return known


def fillable(report: AnnualReport) -> list[Field]:
    """The fields a sheet can fill: asked of this group, not computed, no files."""
    asked = template_of(report).fields_for(report.group, last_day_of(report))
    return [f for f in asked if not f.computed and f.type is not FieldType.FILE]


def book_of(upload: FigureUpload) -> Book:
    """The cells of the uploaded file; raises ValidationError when it is gone or unreadable."""
    path = storage.path_of(upload.file.sha256)
    if not path.exists():
        raise ValidationError(_("Nội dung tệp không còn trong kho lưu trữ. Tải tệp lên lại."))
    return Book(read_pages(path.read_bytes(), upload.file.name))


def proposals(upload: FigureUpload, paper: DraftContent, book: Book) -> list[Proposal]:
    """Every mapped field with what the file says about it, in the order of the report."""
    found = []
    for field in fillable(upload.report):
        place = upload.mapping.get(field.code)
        cell = book.at(place) if place else None
        if cell is not None:
            found.append(_proposal(field, cell, paper.values))
    return _within_bounds(upload.report, found)


def _proposal(field: Field, cell: Cell, values: Mapping[str, Any]) -> Proposal:
    before = values.get(field.code)
    now = _cut(shown(field, before))
    try:
        value = read_figure(field, cell.value)
    except FieldFault as fault:
        return Proposal(field, cell, Effect.FAULT, now, reason=fault.sentence)
    effect = Effect.SAME if value == before else Effect.NEW if before is None else Effect.CHANGE
    return Proposal(field, cell, effect, now, _cut(shown(field, value)), value)


def _within_bounds(report: AnnualReport, found: list[Proposal]) -> list[Proposal]:
    """A figure that can never be (negative, out of its range or period) is not offered (U27)."""
    values = {one.field.code: one.value for one in found if one.effect is not Effect.FAULT}
    alone = {f.fields[0]: f.sentence for f in judge(report, values, {}).wrong if len(f.fields) == 1}
    return [
        Proposal(one.field, one.cell, Effect.FAULT, one.now, reason=alone[one.field.code])
        if one.field.code in alone
        else one
        for one in found
    ]


def broken_rules(report: AnnualReport, paper: DraftContent, values: Mapping[str, Any]) -> list[str]:
    """What would not add up with these figures in the draft, in sentences."""
    touched = set(values)
    wrong = judge(report, {**paper.values, **values}, paper.reasons).wrong
    return [fault.sentence for fault in wrong if touched & set(fault.fields)]


def owing_reasons(
    report: AnnualReport, paper: DraftContent, values: Mapping[str, Any]
) -> dict[str, Beside]:
    """Code → what would have to be explained, were these figures in the draft (U26, U27)."""
    content = paper_content(paper)
    notes = beside_content(report, {**content, "values": {**content["values"], **values}})
    return {code: notes[code] for code in values if code in notes and notes[code].lacks_reason}


def _cut(text: str) -> str:
    return text if len(text) <= CUT else text[:CUT] + "…"
