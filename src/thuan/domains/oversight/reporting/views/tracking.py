"""The tracking board of DOST: sentence, squares, table (S3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms import TrackingFilter
from thuan.domains.oversight.reporting.models import ReportCycle, RosterEntry
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import cycle_of, present_cycle
from thuan.domains.oversight.reporting.selectors.terms import extension_words
from thuan.domains.oversight.reporting.selectors.tracking import (
    arrivals,
    is_overdue,
    owes_late,
    tracked,
)
from thuan.domains.oversight.reporting.words import (
    arrival_badge,
    arrival_sentences,
    group_names,
    squares,
)
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.addresses import record_url
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.table import Column, Table
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import SquareGroup
    from thuan.kernel.ui.table import Badge

# Above this many agencies the squares no longer help the eye; the table and its filter do.
SQUARES_UP_TO = 200


class TrackingBoard(RegisterView[RosterEntry]):
    """Who has sent this year's report, who is late, who has not."""

    permission = ReportPermission.TRACK
    filter_form = TrackingFilter
    template_name: ClassVar[str] = "reporting/tracking.html"
    partial_name: ClassVar[str] = "reporting/_tracking.html"
    title = gettext_lazy("Theo dõi báo cáo năm")
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy("Chưa có cơ quan nào trong danh sách báo cáo. Mở một kỳ báo cáo trước.")
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        cycle = self._cycle()
        if cycle is None:
            return render(request, "reporting/no_cycle.html", {"title": self.title})
        self.cycle = cycle
        self.table = self._table(cycle)  # type: ignore[misc]
        self.counts = arrivals(self.actor, cycle)
        return super().get(request, *args, **kwargs)

    def _cycle(self) -> ReportCycle | None:
        year = self.request.GET.get("nam", "")
        if not year:
            return present_cycle()
        found = cycle_of(int(year)) if year.isdecimal() and len(year) == 4 else None
        if found is None:
            raise Http404
        return found

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[RosterEntry]:
        return tracked(
            actor,
            self.cycle,
            text=wanted.get("tim") or "",
            group=wanted.get("nhom") or "",
            arrival=wanted.get("gui") or "",
        )

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        del actor, wanted
        return () if self._shows_squares() else self._told()

    def _told(self) -> Sequence[object]:
        if not self.counts.total:
            return ()
        return arrival_sentences(self.counts, business_day(self.at))

    def context(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().context(*args, **kwargs)
        context["cycle"] = self.cycle
        context["deadline"] = self._deadline()
        context["squares"] = self._squares()
        context["told"] = self._told()
        context["deadline_links"] = self._deadline_links()
        return context

    def _deadline(self) -> str:
        """The day, and how long it is still; when it has passed the day alone says enough."""
        words = _("hạn gửi %(day)s") % {"day": format_date(self.cycle.due_on)}
        if self.cycle.deadline_at is None or self.at >= self.cycle.deadline_at:
            return words
        return f"{words}, {time_left(self.at, self.cycle.deadline_at)}"

    def _deadline_links(self) -> list[Link]:
        """What is decided and registered about the agencies that have not sent."""
        offered = (
            (ReportPermission.EXTEND, _("Gia hạn"), "extend"),
            (ReportPermission.RECEIVE_PAPER, _("Ghi nhận báo cáo giấy"), "register_arrival"),
        )
        place = [self.cycle.public_id]
        return [
            Link(label, reverse(f"reporting:{name}", args=place))
            for permission, label, name in offered
            if can_anywhere(self.actor, permission)
        ]

    def _shows_squares(self) -> bool:
        return 0 < self.counts.total <= SQUARES_UP_TO

    def _squares(self) -> list[SquareGroup]:
        if not self._shows_squares() or self.request.headers.get("HX-Request"):
            return []
        overdue = is_overdue(self.cycle, self.at)
        standings = tracked(self.actor, self.cycle).values_list(
            "group", "name", "code", "report_state", "is_late", named=True
        )
        return squares(standings, self.cycle, overdue=overdue)

    def _table(self, cycle: ReportCycle) -> Table[Any]:
        overdue = is_overdue(cycle, self.at)
        names = group_names()
        return Table(
            f"theo-doi-bao-cao-{cycle.year}",
            (
                Column(_("Cơ quan"), lambda row: row.name, order_by="sort_key", link=_link),
                Column(
                    _("Tình trạng"),
                    lambda row: _badge(row, self.at, overdue=overdue).word,
                    badge=lambda row: _badge(row, self.at, overdue=overdue),
                ),
                Column(_("Gia hạn, miễn xét"), _terms),
                Column(_("Gửi lần đầu lúc"), lambda row: row.first_at, order_by="first_at"),
                Column(_("Bước hiện tại"), _step),
                Column(
                    _("Nhóm"),
                    lambda row: names.get(row.group, row.group),
                    order_by="group",
                    secondary=True,
                ),
                Column(_("Mã"), lambda row: row.code, order_by="code", secondary=True),
            ),
            caption=_("Báo cáo năm %(year)s") % {"year": cycle.year},
            key=lambda row: str(row.pk),
        )


def _link(row: Any) -> str:
    if row.report_public_id is None:
        return ""
    return record_url("reporting:report", row.report_public_id)


def _badge(row: Any, at: dt.datetime, *, overdue: bool) -> Badge:
    due = owes_late(row, at, overdue=overdue)
    return arrival_badge(late=row.is_late, state=row.report_state, overdue=due)


def _terms(row: Any) -> str:
    """What the province decided about this agency's deadline; a waived lateness stays late."""
    if row.is_waived:
        return _("trễ, được miễn xét")
    if row.extended_to is None:
        return ""
    return extension_words(row.extended_to, row.extended_by)


def _step(row: Any) -> str:
    if row.report_state is None:
        return _("Cơ quan đang chuẩn bị")
    if row.report_state in {ReportState.DRAFT, ReportState.INTERNAL_REVIEW, ReportState.SIGNED}:
        return _("Cơ quan đang bổ sung")
    return str(ReportState(row.report_state).label)
