"""Models that moved on as lines of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.model_documents.models import Adoption
from thuan.domains.system.model_documents.selectors.register import with_behind
from thuan.domains.system.model_documents.words import standing_words
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet

SHOWN = 50


def described_adoptions(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """One line for each document behind its model; one statement."""
    del actor, at
    rows = Adoption.objects.filter(public_id__in=duties.values("target_id"))
    rows = rows.select_related("document", "model_document", "base")
    for row in with_behind(rows).order_by("due_on", "pk")[:SHOWN]:
        title = _("Xem bản mới của mẫu cho %(document)s") % {"document": row.document}
        url = reverse("model_documents:difference", args=[row.public_id])
        yield Task(title, url, row.due_on, standing_words(row))
