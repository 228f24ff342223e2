"""The time limits that the steps of a procedure have to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.api import terms_from
from thuan.domains.system.procedures.judging import Limit

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.procedures.content import ProcedureContent


def limits_of(content: ProcedureContent, first: dt.date) -> tuple[list[Limit], list[str]]:
    """Every limit that holds from ``first`` on, the law's and the promised one; one query.

    Beside them the codes that are not in the register on that day: nothing can be judged for them.
    """
    terms = terms_from(content.covers, first)
    holding = {row.procedure.code for row in terms if row.holds_on(first)}
    limits = [
        Limit(
            row.limit_value, row.limit_unit, _("của TTHC %(code)s") % {"code": row.procedure.code}
        )
        for row in terms
    ]
    if content.committed:
        promised = content.committed
        limits.append(Limit(promised.value, promised.unit, _("cơ quan cam kết")))
    return limits, [code for code in content.covers if code not in holding]


def _of(code: str) -> str:
    return _("của TTHC %(code)s") % {"code": code}
