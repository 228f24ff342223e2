"""What a set of old papers asks of a person: to go on preparing it, or to confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.onboarding.enums import OnboardingState
from thuan.domains.system.onboarding.models import Onboarding
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.tasks import Task

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.selectors import DutyQuerySet


def described_onboardings(actor: Actor, at: dt.datetime, duties: DutyQuerySet) -> Iterator[Task]:
    """Each set that waits for this person, with the step it waits for; one statement."""
    del actor, at
    rows = Onboarding.objects.filter(public_id__in=duties.values("target_id"))
    for row in rows.order_by("pk"):
        words = {"name": row.list_name}
        url = reverse("onboarding:onboarding", args=[row.public_id])
        if row.state == OnboardingState.AWAITING:
            title = _("Xác nhận nhập hồ sơ cũ: %(name)s") % words
            yield Task(title, url, None, tone=Tone.ATTENTION)
        else:
            yield Task(_("Chuẩn bị tiếp danh sách hồ sơ cũ: %(name)s") % words, url)
