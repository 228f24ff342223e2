"""Closed lists of the register of agencies; open ones (types, groups) are reference rows."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

# The grouping that reports and published statistics aggregate on (F15).
REPORT_SCHEME: Final = "report"
# The province's programme of quality-management systems (Decision 19/2014/QĐ-TTg).
PROGRAMME: Final = "htqlcl"


class CodeScheme(models.TextChoices):
    """Who gives a code: the product itself (never reused) or another authority."""

    THUAN = "thuan", _("Mã trong chương trình")
    GSO = "gso", _("Mã Tổng cục Thống kê")


class ObligationKind(models.TextChoices):
    """How an agency comes to run a system (Decision 19/2014, Articles 2 and 3; provincial plan)."""

    MANDATORY = "MANDATORY", _("Bắt buộc")
    ENCOURAGED = "ENCOURAGED", _("Khuyến khích")
    BY_PLAN = "BY_PLAN", _("Theo kế hoạch của tỉnh")


class Ground(models.TextChoices):
    """Where an obligation stands: one by law and one by plan may hold on the same day."""

    LAW = "LAW", _("Pháp luật")
    PLAN = "PLAN", _("Kế hoạch")


class Status(models.TextChoices):
    """The life of an agency in the programme; the last two are final."""

    REGISTERED = "REGISTERED", _("Đã ghi sổ")
    PREPARING = "PREPARING", _("Đang xây dựng hệ thống")
    APPLYING = "APPLYING", _("Đang áp dụng")
    SUSPENDED = "SUSPENDED", _("Tạm ngừng")
    MERGED = "MERGED", _("Đã sáp nhập")
    DISSOLVED = "DISSOLVED", _("Đã giải thể")


_ENDS: Final = frozenset({Status.MERGED, Status.DISSOLVED})
# From each status the ones that may follow it; every other move is refused.
NEXT_STATUS: Final[dict[Status, frozenset[Status]]] = {
    Status.REGISTERED: frozenset({Status.PREPARING, Status.APPLYING}) | _ENDS,
    Status.PREPARING: frozenset({Status.APPLYING, Status.SUSPENDED}) | _ENDS,
    Status.APPLYING: frozenset({Status.SUSPENDED}) | _ENDS,
    Status.SUSPENDED: frozenset({Status.PREPARING, Status.APPLYING}) | _ENDS,
    Status.MERGED: frozenset(),
    Status.DISSOLVED: frozenset(),
}


class LineageEvent(models.TextChoices):
    """What joined a predecessor to a successor."""

    MERGER = "MERGER", _("Sáp nhập, hợp nhất")
    SPLIT = "SPLIT", _("Chia, tách")
    PARTIAL = "PARTIAL", _("Chuyển một phần")
    SUCCESSION = "SUCCESSION", _("Tổ chức lại, kế thừa")
