"""A step table pasted from Word or Excel: one line a step, cells between tabs."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.procedures.content import MOST_STEPS, Step, read_time
from thuan.kernel.text import clean, fold

_NUMBER: Final = re.compile(r"(b(uoc)?\s*)?\d{1,3}[.)]?")
_HEAD: Final = frozenset({"tt", "stt", "buoc", "trinh tu", "trinh tu (buoc)", "ten buoc"})
# The practised columns after the number (programme.md 8.2).
_CELLS: Final = 4


def read_table(text: str) -> list[Step]:
    """The steps of a pasted table: Bước, Trách nhiệm, Thời gian, Biểu mẫu/Kết quả.

    A column of numbers in front and a line of heads are left out. Raises ValidationError with one
    sentence a line that cannot be read; nothing of the table is taken then.
    """
    steps: list[Step] = []
    wrongs: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [clean(cell) for cell in line.split("\t")]
        if not any(cells) or fold(cells[0]).strip() in _HEAD:
            continue
        if len(cells) > 1 and _NUMBER.fullmatch(fold(cells[0]).strip()):
            cells = cells[1:]
        try:
            steps.append(_step([*cells, *[""] * _CELLS][:_CELLS]))
        except ValueError as wrong:
            wrongs.append(_("Dòng %(n)s: %(why)s") % {"n": number, "why": wrong})
    if not steps and not wrongs:
        wrongs = [_("Chưa thấy bước nào. Chép cả bảng trong Word hoặc Excel rồi dán vào đây.")]
    if len(steps) > MOST_STEPS:
        wrongs = [_("Nhiều nhất %(n)s bước một quy trình.") % {"n": MOST_STEPS}]
    if wrongs:
        raise ValidationError({"table": wrongs})
    return steps


def _step(cells: list[str]) -> Step:
    name, role, time, output = cells
    if not name or not role:
        raise ValueError(_("cần tên bước và người thực hiện, mỗi thứ một ô."))
    limit, unit = read_time(time)
    return Step(name[:200], role[:160], limit, unit, output=output[:400])
