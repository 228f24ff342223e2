"""Running an import: dry, to show what would happen; then for real, in one transaction (F8)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import one_act, service
from thuan.kernel.importing.registry import importers
from thuan.kernel.importing.sheet import Fault, Line, Outcome, Sheet, place
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.importing.registry import Importer, Run
    from thuan.kernel.importing.sheet import Cells


class ImportRefused(ValidationError):
    """A row cannot be used, so nothing was written; ``lines`` tell of every row."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__([place(line) for line in lines if line.outcome is Outcome.FAULT])
        self.lines = lines


class _TakenBack(Exception):
    """Ends a dry run: its rows and its events go with the savepoint."""


@service
def dry_run(*, actor: Actor, at: dt.datetime, kind: str, sheet: Sheet) -> list[Line]:
    """What importing would do to each row; everything it tried is taken back.

    It is the import itself, so what it shows is what will happen. Raises PermissionDenied.
    """
    importer = _entitled(actor, kind)
    lines: list[Line] = []
    with suppress(_TakenBack), one_act():
        lines += _run(importer, sheet, actor, at)
        raise _TakenBack
    return lines


@service
def import_file(*, actor: Actor, at: dt.datetime, kind: str, sheet: Sheet) -> list[Line]:
    """Import every row or none; the file has one event with count, hash and root.

    No event when everything is known already. ``kind`` is a key of the registry. Raises
    PermissionDenied, ImportRefused.
    """
    importer = _entitled(actor, kind)
    lines = _run(importer, sheet, actor, at)
    if any(line.outcome is Outcome.FAULT for line in lines):
        raise ImportRefused(lines)
    done = [line for line in lines if line.outcome is not Outcome.SAME]
    if done:
        numbered = dict(sheet.cells())
        rows = [{"row": line.row, **numbered[line.row].values} for line in done]
        batch(None, importer.action, rows=rows, file_hash=sheet.sha256, comment=sheet.name)
    return lines


def _entitled(actor: Actor, kind: str) -> Importer:
    """Files are brought by whoever holds the right over the province, or by a named job."""
    importer = importers()[kind]
    if not actor.is_system:
        require(actor, importer.permission, agency_id=None)
    return importer


def _run(importer: Importer, sheet: Sheet, actor: Actor, at: dt.datetime) -> list[Line]:
    run = importer.run(sheet, actor, at)
    lines = [_row(importer, run, sheet, number, cells) for number, cells in run.ordered(sheet)]
    return sorted(lines, key=lambda line: line.row)


def _row(importer: Importer, run: Run, sheet: Sheet, number: int, cells: Cells) -> Line:
    about = " ".join(cells.values.get(key, "") for key in importer.needed[:2])
    try:
        with one_act():
            return run.row(number, cells)
    except Fault as fault:
        column = sheet.letter(fault.column)
        head = str(importer.columns[fault.column])
        return Line(number, column, Outcome.FAULT, about, f"{head}: {fault.sentence}")
    except IntegrityError:
        sentence = _("Dòng này trùng hoặc chồng thời gian với ghi nhận đã có; hãy kiểm tra lại.")
        return Line(number, "", Outcome.FAULT, about, sentence)
