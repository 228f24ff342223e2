"""The box that processes show beside other records (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.processes import on_the_map
from thuan.domains.system.processes.views.common import url_of
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Link, Panel

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


def processes_of_document(actor: Actor, at: dt.datetime, record: Any) -> Panel | None:
    """The processes that a document runs; one statement."""
    del at
    if not can(actor, ProcessPermission.VIEW, agency_id=record.agency_id):
        return None
    key = str(record.public_id)
    rows = [one for one in on_the_map(actor, record.agency_id) if key in one.documents]
    links = tuple(Link(str(one), url_of(one, "process"), "diagram-3") for one in rows)
    return Panel(_("Thuộc quá trình"), links=links) if links else None
