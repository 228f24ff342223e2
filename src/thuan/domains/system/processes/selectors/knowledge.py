"""What an agency knows, as far as a person may read it (7.1.6)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thuan.domains.system.processes.enums import KnowledgeState
from thuan.domains.system.processes.judging import CONFIRMED_DAYS
from thuan.domains.system.processes.models import KnowledgeItem
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def knowledge(actor: Actor) -> ScopedQuerySet[KnowledgeItem]:
    """Every piece of knowledge this person may see."""
    rows = permitted(KnowledgeItem, actor, ProcessPermission.VIEW)
    return rows.select_related("process", "document", "agency")


def is_stale(item: KnowledgeItem, day: dt.date) -> bool:
    """Nobody confirmed it for two years."""
    old = item.confirmed_on + dt.timedelta(days=CONFIRMED_DAYS) <= day
    return item.state == KnowledgeState.CURRENT and old
