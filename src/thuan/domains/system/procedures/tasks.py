"""What changed TTHC ask of the ISO secretary: the procedure behind is revised in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.registry.law.api import terms
from thuan.domains.system.procedures.permissions import ProcedurePermission
from thuan.domains.system.procedures.selectors.coverage import overtaken
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor

SHOWN: Final = 50


def procedure_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """A line for each internal procedure that is older than its TTHC.

    Due as documents after changed law are: so many working days from the change, a term that the
    department sets with its basis. For the secretary of each agency; the same statements for one
    procedure and for many.
    """
    agencies = sorted(
        held.at_agency_id
        for held in actor.held
        if held.role == Role.ISO_SEC and held.serves(ProcedurePermission.VIEW)
    )
    if not agencies:
        return []
    today = business_day(at)
    found = [
        row
        for agency_id in dict.fromkeys(agencies)
        for row in overtaken(actor, ProcedurePermission.VIEW, agency_id, today)
    ]
    if not found:
        return []
    days, wanted = working_days.load(first=found[0][2]), terms().update_days
    listed: list[Task] = []
    for covering, code, changed in found[:SHOWN]:
        words = {"code": covering.code, "title": covering.title}
        note = {"tthc": code, "day": format_date(changed)}
        listed.append(
            Task(
                _("Sửa quy trình %(code)s %(title)s theo TTHC mới") % words,
                reverse("documents:document", args=[covering.document]),
                days.add_working_days(changed, wanted),
                _("TTHC %(tthc)s thay đổi hoặc bãi bỏ từ %(day)s") % note,
            )
        )
    return listed
