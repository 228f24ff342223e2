"""Figures of a year before the agencies reported here, from a file or as data (qms.md 3.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.models import EarlierFigures, ReportCycle, ReportTemplate
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.template import FieldFault, FieldType, Template, parse
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.importing import Fault, Line, Outcome, place
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.importing import Cells, Sheet

AGENCY = "agency"
REASON = "figures of an earlier year are taken in for many agencies"


def earlier_template(year: int) -> Template:
    """The form that names the columns: of the following year's cycle, or the newest there is."""
    cycle = ReportCycle.objects.filter(year=year + 1).select_related("template").first()
    row = cycle.template if cycle else ReportTemplate.objects.order_by("-pk").first()
    if row is None:
        raise ValidationError(_("Chưa có mẫu báo cáo, nên chưa biết các cột của tệp."))
    return read_content(row)


def earlier_columns(template: Template) -> dict[str, str]:
    """Key → head of every column a file may have: the agency's code, then the fields.

    A head may be the code of a field or its words, as long as only one field bears them.
    """
    fields = [f for f in template.fields.values() if f.type is not FieldType.FILE]
    words = [str(field.label) for field in fields]
    heads = {
        field.code.lower(): str(field.label) if words.count(str(field.label)) == 1 else field.code
        for field in fields
    }
    return {AGENCY: _("Mã cơ quan"), **heads}


@service
def dry_run_earlier(*, actor: Actor, at: dt.datetime, year: int, sheet: Sheet) -> list[Line]:
    """What taking in the file would do to each row; writes nothing."""
    del at
    require(actor, CyclePermission.MANAGE, agency_id=None)
    return [line for line, _row in _read(year, sheet)]


@service
def import_earlier(*, actor: Actor, at: dt.datetime, year: int, sheet: Sheet) -> list[Line]:
    """Take in every row or none; one event with count and file hash, none when all is known.

    Raises PermissionDenied; ValidationError with every row and column that cannot be used.
    """
    require(actor, CyclePermission.MANAGE, agency_id=None)
    read = _read(year, sheet)
    faults = [line for line, _row in read if line.outcome is Outcome.FAULT]
    if faults:
        raise ValidationError([place(line) for line in faults])
    new = {row[0]: row[1] for line, row in read if row and line.outcome is Outcome.ADD}
    if new:
        _keep(new, year, sheet.name, actor, at)
        rows = [{"agency": agency.code, "year": year, **values} for agency, values in new.items()]
        action = "earlier_figures.import"
        batch(None, action, rows=rows, file_hash=sheet.sha256, comment=sheet.name)
    return [line for line, _row in read]


@service
def keep_earlier(
    *,
    actor: Actor,
    at: dt.datetime,
    year: int,
    figures: Mapping[str, Mapping[str, Any]],
    source: str,
) -> int:
    """Take in figures that are canonical already, by code of the agency; one event."""
    if actor.person_id is not None:
        require(actor, CyclePermission.MANAGE, agency_id=None)
    found = Agency.objects.filter(code__in=list(figures))
    new = {agency: dict(figures[agency.code]) for agency in found}
    _keep(new, year, source, actor, at)
    rows = [{"agency": agency.code, "year": year, **values} for agency, values in new.items()]
    batch(None, "earlier_figures.import", rows=rows, comment=source)
    return len(new)


def _keep(
    new: Mapping[Agency, Mapping[str, Any]],
    year: int,
    source: str,
    actor: Actor,
    at: dt.datetime,
) -> None:
    rows = [
        EarlierFigures(
            agency=agency,
            origin_agency=agency,
            state="RECORDED",
            year=year,
            values=dict(values),
            source=source[:255],
            created_at=at,
            updated_at=at,
            created_by_id=actor.person_id,
            updated_by_id=actor.person_id,
        )
        for agency, values in new.items()
    ]
    with every_agency(reason=REASON):
        EarlierFigures.objects.bulk_create(rows)


def _read(year: int, sheet: Sheet) -> list[tuple[Line, tuple[Agency, dict[str, Any]] | None]]:
    template = earlier_template(year)
    cells = list(sheet.cells())
    codes = {row.values.get(AGENCY, "") for _number, row in cells}
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}
    with every_agency(reason=REASON):
        known = dict(
            EarlierFigures.objects.filter(year=year, agency__in=agencies.values()).values_list(
                "agency__code", "values"
            )
        )
    first: dict[str, int] = {}
    found: list[tuple[Line, tuple[Agency, dict[str, Any]] | None]] = []
    for number, row in cells:
        about = row.values.get(AGENCY, "")
        try:
            agency = _agency(row, agencies, first, number)
            values = _values(row, template)
            outcome = _outcome(known.get(agency.code), values, year)
            line = Line(number, "", outcome, f"{agency.code} {agency.name}")
            found.append((line, (agency, values)))
        except Fault as fault:
            column = sheet.letter(fault.column)
            line = Line(number, column, Outcome.FAULT, about, fault.sentence)
            found.append((line, None))
    return found


def _outcome(known: Mapping[str, Any] | None, values: dict[str, Any], year: int) -> Outcome:
    """New or known; figures once taken in never change, so others for the year are a fault."""
    if known is None:
        return Outcome.ADD
    if known != values:
        raise Fault(
            AGENCY,
            _("Cơ quan này đã có số liệu năm %(year)s khác; số liệu đã nhập không đổi nữa.")
            % {"year": year},
        )
    return Outcome.SAME


def _agency(
    row: Cells, agencies: Mapping[str, Agency], first: dict[str, int], number: int
) -> Agency:
    code = row.needed(AGENCY, 40)
    if code not in agencies:
        raise Fault(AGENCY, _("Không có cơ quan mang mã “%(code)s”.") % {"code": code})
    if first.setdefault(code, number) != number:
        raise Fault(
            AGENCY,
            _("Mã “%(code)s” đã có ở dòng %(row)s của tệp; hãy bỏ một dòng.")
            % {"code": code, "row": first[code]},
        )
    return agencies[code]


def _values(row: Cells, template: Template) -> dict[str, Any]:
    values = {}
    for code, field in template.fields.items():
        text = row.values.get(code.lower(), "")
        if not text or field.computed or field.type is FieldType.FILE:
            continue
        try:
            values[code] = parse(field, text)
        except FieldFault as fault:
            raise Fault(code.lower(), fault.sentence) from None
    if not values:
        raise Fault(AGENCY, _("Dòng này chưa có số liệu nào; hãy điền ít nhất một cột."))
    return values
