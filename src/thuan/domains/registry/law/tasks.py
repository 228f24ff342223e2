"""What waits for whoever keeps the register: texts whose status is to be looked up (REM-03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import ngettext

from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import terms, texts_on, to_check
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def law_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """One line for all of them; two statements, none for those without the right."""
    if not can(actor, LawPermission.KEEP, agency_id=None):
        return []
    today = business_day(at)
    count = to_check(texts_on(today), today, terms().check_days).count()
    if not count:
        return []
    words = ngettext(
        "Kiểm tra hiệu lực %(n)s văn bản pháp luật",
        "Kiểm tra hiệu lực %(n)s văn bản pháp luật",
        count,
    )
    return [Task(words % {"n": count}, f"{reverse('law:register')}?kiem_tra=den-han")]
