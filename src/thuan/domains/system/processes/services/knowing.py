"""What the agency knows: noted, changed, confirmed, no longer true (7.1.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.processes.enums import KnowledgeState
from thuan.domains.system.processes.models import KnowledgeItem
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.workflow import KNOWLEDGE_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor

# What is written by hand.
WRITTEN = ("title", "kind", "content", "source", "holder", "process_id", "document_id")


@service
def note_knowledge(
    *, actor: Actor, at: dt.datetime, agency_id: int, sets: Mapping[str, Any]
) -> KnowledgeItem:
    """Write down what is worth knowing; it counts as confirmed today."""
    require(actor, ProcessPermission.KNOWLEDGE, agency_id=agency_id)
    item = KnowledgeItem(**new_row(agency_id), **_spelled(sets), confirmed_on=business_day(at))
    return KNOWLEDGE_WORKFLOW.begin(item)


@service
def change_knowledge(
    *,
    actor: Actor,
    at: dt.datetime,
    item: KnowledgeItem,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> KnowledgeItem:
    """Change the words; whoever changes them confirms them."""
    require(actor, ProcessPermission.KNOWLEDGE, agency_id=item.agency_id)
    item = _still_current(item)
    wanted = {**_spelled(sets), "confirmed_on": business_day(at)}
    return edit(item, wanted, "knowledge_item.change", base_version=base_version)


@service
def confirm_knowledge(
    *, actor: Actor, at: dt.datetime, item: KnowledgeItem, base_version: int | None = None
) -> KnowledgeItem:
    """Say that it still holds."""
    require(actor, ProcessPermission.KNOWLEDGE, agency_id=item.agency_id)
    item = _still_current(item)
    sets = {"confirmed_on": business_day(at)}
    return edit(item, sets, "knowledge_item.confirm", base_version=base_version)


@service
def retire_knowledge(
    *,
    actor: Actor,
    at: dt.datetime,
    item: KnowledgeItem,
    comment: str,
    base_version: int | None = None,
) -> KnowledgeItem:
    """Mark what is no longer true; it stays readable."""
    del actor, at
    return KNOWLEDGE_WORKFLOW.fire(item, "retire", comment=comment, base_version=base_version)


def _spelled(sets: Mapping[str, Any]) -> dict[str, Any]:
    title, content = clean(sets["title"]), str(sets["content"]).strip()
    if not title or not content:
        raise ValidationError(_("Ghi tên và nội dung."))
    lines = {name: clean(sets.get(name) or "") for name in ("source", "holder")}
    keys = {"search_key": fold(f"{title} {lines['holder']}"), "sort_key": sort_key(title)}
    given = {name: sets.get(name) for name in WRITTEN}
    return {**given, **lines, **keys, "title": title, "content": content}


def _still_current(item: KnowledgeItem) -> KnowledgeItem:
    item = lock(item)
    if item.state != KnowledgeState.CURRENT:
        raise ValidationError(_("Mục này đã được đánh dấu không còn đúng."))
    return item
