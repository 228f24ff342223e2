"""Running an import: dry, to show what would happen; then for real, in one transaction (F8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.services.importing.agencies import AgencyImport
from thuan.domains.registry.agencies.services.importing.people import PeopleImport
from thuan.domains.registry.agencies.services.importing.sheet import Fault, Line, Outcome, Sheet
from thuan.domains.registry.agencies.services.ledger import require_keeper
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.agencies.services.importing.sheet import Cells
    from thuan.kernel.accounts.actor import Actor

Importer = AgencyImport | PeopleImport
IMPORTERS: Final[dict[str, type[Importer]]] = {"co-quan": AgencyImport, "nguoi": PeopleImport}


class ImportRefused(ValidationError):
    """A row cannot be used, so nothing was written; ``lines`` tell of every row."""

    def __init__(self, lines: list[Line]) -> None:
        faults = [line for line in lines if line.outcome is Outcome.FAULT]
        super().__init__([_place(line) for line in faults])
        self.lines = lines


@service
def dry_run(*, actor: Actor, at: dt.datetime, kind: str, sheet: Sheet) -> list[Line]:
    """What importing would do to each row; everything it tried is taken back.

    It is the import itself, so what it shows is what will happen. Raises PermissionDenied.
    """
    require_keeper(actor)
    with transaction.atomic():
        lines = _run(kind, sheet, actor, at)
        transaction.set_rollback(True)
    return lines


@service
def import_file(*, actor: Actor, at: dt.datetime, kind: str, sheet: Sheet) -> list[Line]:
    """Import every row or none; one event with count, file hash and root, none when all is known.

    ``kind`` is a key of IMPORTERS. Raises PermissionDenied, ImportRefused.
    """
    require_keeper(actor)
    lines = _run(kind, sheet, actor, at)
    if any(line.outcome is Outcome.FAULT for line in lines):
        raise ImportRefused(lines)
    done = [line for line in lines if line.outcome is not Outcome.SAME]
    if done:
        numbered = dict(sheet.cells())
        rows = [{"row": line.row, **numbered[line.row].values} for line in done]
        batch(None, IMPORTERS[kind].action, rows=rows, file_hash=sheet.sha256, comment=sheet.name)
    return lines


def _run(kind: str, sheet: Sheet, actor: Actor, at: dt.datetime) -> list[Line]:
    importer = IMPORTERS[kind](sheet, actor, at)
    lines = [_row(importer, sheet, number, cells) for number, cells in importer.ordered(sheet)]
    return sorted(lines, key=lambda line: line.row)


def _row(importer: Importer, sheet: Sheet, number: int, cells: Cells) -> Line:
    about = " ".join(cells.values.get(key, "") for key in importer.needed[:2])
    try:
        with transaction.atomic():
            return importer.row(number, cells)
    except Fault as fault:
        column = sheet.letter(fault.column)
        head = str(importer.columns[fault.column])
        sentence = f"{head}: {fault.sentence}"
        return Line(number, column, Outcome.FAULT, about, sentence)
    except IntegrityError:
        sentence = _("Dòng này trùng hoặc chồng thời gian với ghi nhận đã có; hãy kiểm tra lại.")
        return Line(number, "", Outcome.FAULT, about, sentence)


def _place(line: Line) -> str:
    place = {"row": line.row, "column": line.column, "reason": line.reason}
    if line.column:
        return _("Dòng %(row)s, cột %(column)s: %(reason)s") % place
    return _("Dòng %(row)s: %(reason)s") % place
