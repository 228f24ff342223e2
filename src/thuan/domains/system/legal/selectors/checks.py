"""What the automatic check of external documents finds (CHK-DOC-05; 7.5.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from thuan.domains.registry.law.api import texts_on
from thuan.domains.registry.law.enums import HOLDING, LegalStatus
from thuan.domains.system.legal.enums import BasisState
from thuan.domains.system.legal.models import LegalBasis
from thuan.kernel.checks.registry import Offender, Outcome
from thuan.kernel.ui.forms.base import lower_first

if TYPE_CHECKING:
    import datetime as dt


def bases_hold(agency_id: int, day: dt.date) -> Outcome:
    """CHK-DOC-05: every text on which a document stands holds that day.

    When a status was last compared with the published text is the department's to answer: it keeps
    the register. A text that the agency wrote down itself has no status and is not counted.
    """
    status = texts_on(day).filter(pk=OuterRef("text")).values("status")[:1]
    rows = LegalBasis.objects.filter(
        agency=agency_id, state=BasisState.STANDING, text__isnull=False
    )
    listed = list(
        rows.select_related("document", "text")
        .annotate(text_status=Subquery(status))
        .order_by("sort_key", "document__sort_key", "pk")
    )
    found = [
        Offender(
            _("%(text)s %(status)s, dùng trong %(document)s")
            % {
                "text": one.text,
                "status": lower_first(str(LegalStatus(one.text_status).label)),
                "document": one.document,
            },
            ("legal:bases", str(one.document.public_id)),
        )
        for one in listed
        if one.text_status is not None and one.text_status not in HOLDING
    ]
    return Outcome(len(listed), tuple(found))
