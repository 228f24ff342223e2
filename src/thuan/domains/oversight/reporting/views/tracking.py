"""The tracking board of DOST: sentence, squares, table (S3)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms.chasing import TrackingFilter
from thuan.domains.oversight.reporting.models import RosterEntry
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.chasing import marks_of
from thuan.domains.oversight.reporting.selectors.cycles import cycle_of, present_cycle
from thuan.domains.oversight.reporting.selectors.reminding import reminders_of
from thuan.domains.oversight.reporting.selectors.tracking import (
    Wish,
    board,
    districts,
    is_overdue,
    letter_is_due,
    wished,
)
from thuan.domains.oversight.reporting.views.tracking_table import tracking_table
from thuan.domains.oversight.reporting.words import arrival_sentences, group_names, squares
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can, can_anywhere
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.views import BulkAction, RegisterView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.domains.oversight.reporting.selectors.chasing import Marks, Reminded
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import SquareGroup
    from thuan.kernel.ui.forms import FilterForm
    from thuan.kernel.ui.views.listing import Page, Sorting

# Above this many agencies the squares no longer help the eye; the table and its filter do.
SQUARES_UP_TO = 200
LONGEST_PURPOSE = 160


def asked_cycle(request: HttpRequest) -> ReportCycle | None:
    """The cycle of ``?nam=``, else the present one; an unknown year does not exist."""
    year = request.GET.get("nam", "")
    if not year:
        return present_cycle()
    found = cycle_of(int(year)) if year.isdecimal() and len(year) == 4 else None
    if found is None:
        raise Http404
    return found


def wish_of(wanted: Mapping[str, Any]) -> Wish:
    """What the filter of the board asks for."""
    return Wish(
        text=wanted.get("tim") or "",
        group=wanted.get("nhom") or "",
        arrival=wanted.get("gui") or "",
        chase=wanted.get("doc") or "",
        district=wanted.get("huyen") or "",
    )


class TrackingBoard(RegisterView[RosterEntry]):
    """Who has sent this year's report, who is late, who has not."""

    permission = ReportPermission.TRACK
    filter_form = TrackingFilter
    template_name: ClassVar[str] = "reporting/tracking.html"
    partial_name: ClassVar[str] = "reporting/_tracking.html"
    title = gettext_lazy("Theo dõi báo cáo năm")
    default_order = ("sort_key",)
    bulk = (
        BulkAction(
            gettext_lazy("Nhắc các cơ quan đã chọn"),
            "reporting:remind",
            ReportPermission.CHASE,
            "bell",
        ),
    )
    empty = Empty(
        gettext_lazy("Chưa có cơ quan nào trong danh sách báo cáo. Mở một kỳ báo cáo trước.")
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        cycle = asked_cycle(request)
        if cycle is None:
            return render(request, "reporting/no_cycle.html", {"title": self.title})
        self.cycle = cycle
        self.marks: dict[int, Marks] = {}
        self.reminded: dict[int, Reminded] = {}
        self.filter_form = partial(  # type: ignore[assignment,misc]
            TrackingFilter, groups=group_names().items(), districts=districts(cycle)
        )
        self.table = tracking_table(  # type: ignore[misc]
            cycle, self.marks, self.reminded, self.at
        )
        self.counts, self.standings = board(self.actor, cycle, up_to=SQUARES_UP_TO)
        return super().get(request, *args, **kwargs)

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[RosterEntry]:
        return wished(actor, self.cycle, wish_of(wanted))

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        del actor, wanted
        return () if self._shows_squares() else self._told()

    def _told(self) -> Sequence[object]:
        if not self.counts.total:
            return ()
        return arrival_sentences(self.counts, business_day(self.at))

    def file(self, rows: QuerySet[RosterEntry], wish: str, filters: FilterForm) -> HttpResponse:
        """The shown rows as a file; that they left the system is written down."""
        self._mark(list(rows.order_by().values_list("agency", flat=True)))
        answer = super().file(rows, wish, filters)
        chips = "; ".join(f"{c.label}: {c.value}" for c in filters.chips(self.request.GET))
        taken = _("Xuất bảng theo dõi (%(kind)s) %(filters)s") % {"kind": wish, "filters": chips}
        saw(self.actor, self.cycle, taken.strip()[:LONGEST_PURPOSE])
        return answer

    def _mark(self, agencies: list[int]) -> None:
        """Read what stands beside the rows, all of them at once."""
        self.marks.update(marks_of(self.cycle, agencies, self.at))
        self.reminded.update(reminders_of(self.cycle, agencies))

    def context(
        self, filters: FilterForm, wanted: dict[str, Any], sorting: Sorting, page: Page
    ) -> dict[str, Any]:
        self._mark([row.agency_id for row in page.rows])
        context = super().context(filters, wanted, sorting, page)
        context["cycle"] = self.cycle
        context["deadline"] = self._deadline()
        context["squares"] = self._squares()
        context["told"] = self._told()
        context["list_links"] = self._links(wanted, page)
        context["ways"] = self._ways()
        return context

    def _links(self, wanted: dict[str, Any], page: Page) -> list[Link]:
        """Reminding all that the filter shows, where it shows who has not sent."""
        not_sent = wanted.get("gui") == "chua" or wanted.get("doc")
        if not (not_sent and page.total and may_open(self.actor, ReportPermission.CHASE)):
            return []
        asked = self.request.GET.copy()
        asked["nam"] = str(self.cycle.year)
        words = _("Nhắc cả %(n)s cơ quan của bộ lọc này") % {"n": page.total}
        return [Link(words, f"{reverse('reporting:remind')}?{asked.urlencode()}", "bell")]

    def _ways(self) -> list[Link]:
        """The list of who is late; from the third day after the due day the official letter."""
        year = f"?nam={self.cycle.year}"
        found = [
            Link(
                _("Danh sách chưa gửi, gửi trễ"), reverse("reporting:late_list") + year, "list-task"
            )
        ]
        writes = can(self.actor, ReportPermission.CHASE, agency_id=None)
        if writes and self.counts.absent and letter_is_due(self.cycle, self.at):
            address = reverse("reporting:draft_letter") + year
            found.append(Link(_("Lập công văn đôn đốc"), address, "file-text"))
        return found + self._deadline_links()

    def _deadline(self) -> str:
        """The day, and how long it is still; when it has passed the day alone says enough."""
        words = _("hạn gửi %(day)s") % {"day": format_date(self.cycle.due_on)}
        if self.cycle.deadline_at is None or self.at >= self.cycle.deadline_at:
            return words
        return f"{words}, {time_left(self.at, self.cycle.deadline_at)}"

    def _deadline_links(self) -> list[Link]:
        """What is decided and registered about the agencies that have not sent."""
        offered = (
            (ReportPermission.EXTEND, _("Gia hạn"), "extend", "calendar3"),
            (
                ReportPermission.RECEIVE_PAPER,
                _("Ghi nhận báo cáo giấy"),
                "register_arrival",
                "inbox",
            ),
        )
        place = [self.cycle.public_id]
        return [
            Link(label, reverse(f"reporting:{name}", args=place), icon)
            for permission, label, name, icon in offered
            if can_anywhere(self.actor, permission)
        ]

    def _shows_squares(self) -> bool:
        return bool(self.standings)

    def _squares(self) -> list[SquareGroup]:
        if self.request.headers.get("HX-Request"):
            return []
        return squares(self.standings, self.cycle, overdue=is_overdue(self.cycle, self.at))
