"""The legal bases of documents, with the status of each text on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from thuan.domains.registry.law.api import in_force_on, texts_on
from thuan.domains.system.legal.enums import BasisState
from thuan.domains.system.legal.models import LegalBasis
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.domains.registry.law.api import LegalText
    from thuan.domains.system.documents.api import Document
    from thuan.kernel.accounts.actor import Actor


def standing(actor: Actor, day: dt.date) -> QuerySet[LegalBasis]:
    """What documents stand on, of the agencies in reach, with ``text_status`` on the day."""
    rows = permitted(LegalBasis, actor, LegalPermission.VIEW).filter(state=BasisState.STANDING)
    status = texts_on(day).filter(pk=OuterRef("text")).values("status")[:1]
    return rows.select_related("document", "text", "agency").annotate(text_status=Subquery(status))


def bases_of(actor: Actor, document: Document, day: dt.date) -> list[LegalBasis]:
    """What one document stands on."""
    return list(standing(actor, day).filter(document=document).order_by("sort_key", "pk"))


def offered(document: Document, day: dt.date) -> list[LegalText]:
    """Texts in force on the day on which the document does not stand yet."""
    rows = LegalBasis.objects.filter(document=document, state=BasisState.STANDING)
    taken = [pk for pk in rows.values_list("text", flat=True) if pk]
    return list(in_force_on(day).exclude(pk__in=taken).order_by("sort_key", "pk"))
