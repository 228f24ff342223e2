"""Recording that a restricted thing was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.audittrail.recording import places

if TYPE_CHECKING:
    from django.db import models

    from thuan.kernel.accounts.actor import Actor


def saw(actor: Actor, target: models.Model, purpose: str) -> AccessRecord:
    """Write one line: this person read this restricted object, for this purpose."""
    agency_id, _about = places(target)
    return AccessRecord.objects.create(
        at=actor.at,
        person_id=actor.person_id,
        agency_id=agency_id,
        target_type=target._meta.label_lower,
        target_id=str(getattr(target, "public_id", target.pk)),
        purpose=purpose,
        request_id=actor.request_id,
    )
