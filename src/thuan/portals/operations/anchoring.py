"""The anchor of the day: written, signed, mailed to DOST's head, told on paper (F9, B5)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.anchors import latest_anchor, signing_key, write_anchor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind
from thuan.kernel.notifications.services import notify
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from thuan.kernel.jobs.models import JobRun

ANCHORED = register_kind(
    NoticeKind(
        "trail.anchored",
        Category.INFORMATION,
        _("Đầu chuỗi nhật ký ngày %(day)s: %(short)s"),
        _(
            "Nhật ký của các cơ quan đã được neo ngày %(day)s.\n"
            "Gốc: %(root)s\nTệp: %(file)s\n"
            "Giữ thư này: khi cần, so với tệp neo để biết nhật ký có bị sửa hay không."
        ),
        {"day": "15/10/2022", "short": "7f3ac91e44d0", "root": "7f3a…", "file": "2022-10-15.json"},
        may_be_disabled=False,
    )
)


@job("trail.anchor")
def anchor(_run: JobRun) -> None:
    """Write the anchor of this moment and send its root out of the house."""
    at = clock.now()
    path = write_anchor(settings.ANCHORS, signing_key(settings.KEYS), at)
    tell_dost_head(actor=Actor.system("trail.anchor", at), at=at, file_name=path.name)


@service
def tell_dost_head(*, actor: Actor, at: dt.datetime, file_name: str) -> int:
    """Put the root of the newest anchor into the hands of DOST's head; how many were told."""
    newest = latest_anchor(settings.ANCHORS)
    if newest is None:
        return 0
    heads = Assignment.objects.on(business_day(at)).filter(role=Role.DOST_HEAD)
    told = notify(
        ANCHORED,
        recipients=heads.values_list("person_id", flat=True),
        target=None,
        context={
            "day": format_date(business_day(newest.at)),
            "short": newest.root[:12],
            "root": newest.root,
            "file": file_name,
        },
        actor=actor,
        at=at,
    )
    return len(told)


daily("trail.anchor", at=dt.time(0, 5))
