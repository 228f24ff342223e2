"""Which forms a version uses: rows of the version, named by its authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.selectors.forms import offered_forms
from thuan.domains.system.documents.services.writing import change_draft
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.system.documents.models import DocumentVersion
    from thuan.kernel.accounts.actor import Actor


@service
def name_forms(
    *,
    actor: Actor,
    at: dt.datetime,
    draft: DocumentVersion,
    forms: Iterable[str],
    base_version: int | None = None,
) -> DocumentVersion:
    """Write which forms the draft uses, by public id; those not named any more are gone.

    Raises ValidationError for what is no form of the agency, and once the version is out of the
    authors' hands.
    """
    wanted = set(forms)
    known = [str(one.public_id) for one in offered_forms(draft)]
    if wanted - set(known):
        raise ValidationError({"forms": _("Chọn biểu mẫu trong danh mục của cơ quan.")})
    sets = {"forms": [key for key in known if key in wanted]}
    return change_draft(actor=actor, at=at, draft=draft, sets=sets, base_version=base_version)
