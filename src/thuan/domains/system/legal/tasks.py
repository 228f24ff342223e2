"""Open work of changed law as lines of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.legal.models import LegalUpdate
from thuan.domains.system.legal.words import what_happened
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet

SHOWN = 50


def described_updates(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """One line for each document and change, whoever of the two hands looks; one statement."""
    del actor, at
    rows = LegalUpdate.objects.filter(public_id__in=duties.values("target_id"))
    rows = rows.select_related("document", "change__text", "change__by_text")
    for row in rows.order_by("due_on", "pk")[:SHOWN]:
        title = _("Cập nhật tài liệu %(document)s") % {"document": row.document}
        url = reverse("legal:update", args=[row.public_id])
        yield Task(title, url, row.due_on, what_happened(row.change))
