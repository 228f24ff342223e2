"""What the log-in page of a demonstration offers: whom to log in as, and other days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.kernel.calendar import clock
from thuan.kernel.text.dates import format_date
from thuan.portals.demo.building import OFFERED, clock_of
from thuan.portals.demo.people import password
from thuan.portals.demo.timetable import standing_at

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class DayOffer:
    """One day the demonstration can be set to."""

    day: dt.date
    words: str
    told: str
    current: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """The box beside the log-in form; drawn by ``template``."""

    password: str
    accounts: tuple[tuple[str, str], ...]
    days: tuple[DayOffer, ...]
    change_url: str
    template: str = "demo/_entrance.html"


def offer() -> Offer | None:
    """The offer, or None where the database is not a demonstration."""
    if not clock.is_demo():
        return None
    today = clock.business_day(clock.now())
    told = (
        _("ba ngày trước hạn: %(on_time)s báo cáo đã gửi, %(absent)s chưa"),
        _("sáng sau hạn: %(on_time)s đúng hạn, %(late)s trễ, %(absent)s chưa gửi"),
        _(
            "cuối năm: %(on_time)s đúng hạn, %(late)s trễ, %(absent)s không gửi; "
            "tổng hợp đã gửi UBND tỉnh"
        ),
    )
    current = max((day for day in OFFERED if day <= today), default=None)
    days = tuple(
        DayOffer(day, format_date(day), words % standing_at(clock_of(day)), day == current)
        for day, words in zip(OFFERED, told, strict=True)
    )
    return Offer(password(settings.VAR), _accounts(), days, reverse("demo:change_day"))


def _accounts() -> tuple[tuple[str, str], ...]:
    return (
        ("dost_officer", _("chuyên viên Sở KH&CN: theo dõi, kiểm tra, tổng hợp")),
        ("dost_officer_2", _("chuyên viên Sở KH&CN thứ hai: thẩm tra bản tổng hợp")),
        ("dost_head", _("lãnh đạo Sở KH&CN: phê duyệt")),
        ("dost_admin", _("quản trị nghiệp vụ: danh bạ cơ quan, vai trò")),
        ("secretary_X05", _("thư ký ISO một phường: soạn báo cáo năm")),
        ("head_X05", _("chủ tịch UBND phường: ký báo cáo")),
        ("qmr_X05", _("trưởng ban ISO: xem lại trước khi ký")),
        ("archivist_X05", _("văn thư")),
        ("district_coordinator", _("đầu mối cấp huyện: theo dõi các xã của huyện")),
        ("inspector_lead", _("trưởng đoàn kiểm tra")),
        ("doha", _("chuyên viên Sở Nội vụ")),
        ("ppc", _("lãnh đạo UBND tỉnh: nhận bản tổng hợp")),
        ("ppc_checker", _("Văn phòng UBND tỉnh: kiểm tra báo cáo của chính Sở KH&CN")),
        ("sysadmin", _("quản trị hệ thống: tài khoản, không có quyền nghiệp vụ")),
    )
