"""What reporting will ask next, and from which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import CycleState, ReportState
from thuan.domains.oversight.reporting.permissions import (
    CyclePermission,
    ReportPermission,
    SynthesisPermission,
)
from thuan.domains.oversight.reporting.selectors.cycles import cycles
from thuan.domains.oversight.reporting.selectors.reports import due_moment, own_report
from thuan.domains.oversight.reporting.services.cycles import usual_terms
from thuan.domains.oversight.reporting.tasks.guests import coming_to_guests
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.permissions import can, can_anywhere
from thuan.kernel.ui.tasks import Coming

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor

# The agency still works on its report: the signature is to come.
UNSIGNED = (
    ReportState.NOT_STARTED,
    ReportState.DRAFT,
    ReportState.INTERNAL_REVIEW,
    ReportState.RETURNED,
)
TAKING = (CycleState.OPEN, CycleState.ROSTER_FIXED)


def reporting_coming(actor: Actor, at: dt.datetime) -> Sequence[Coming]:
    """What reporting will ask of this person next."""
    found: list[Coming] = []
    newest = cycles().exclude(state=CycleState.DRAFT).defer("template__content").first()
    year = newest.year + 1 if newest else business_day(at).year
    if can_anywhere(actor, ReportPermission.PREPARE):
        asked = _("Soạn báo cáo năm %(year)s, khi Sở mở kỳ; hạn gửi thường lệ") % {"year": year}
        found.append(Coming(asked, usual_terms(year)["due_on"]))
    else:
        found += _coming_to_readers(actor, newest, year)
    if can_anywhere(actor, ReportPermission.CHECK):
        found.append(Coming(_("Kiểm tra báo cáo của cơ quan, khi báo cáo được gửi lên")))
    elif can_anywhere(actor, ReportPermission.CHASE):
        found.append(Coming(_("Nhắc các cơ quan trong huyện chưa gửi báo cáo")))
    if can(actor, CyclePermission.MANAGE, agency_id=None):
        found += _coming_of_cycle(newest, year, at)
    if can(actor, SynthesisPermission.APPROVE, agency_id=None):
        found.append(Coming(_("Phê duyệt tổng hợp của tỉnh, khi đã thẩm tra xong")))
    if can(actor, SynthesisPermission.ACKNOWLEDGE, agency_id=None):
        found.append(Coming(_("Xác nhận đã nhận tổng hợp của tỉnh, khi Sở gửi lên")))
    return [*found, *coming_to_guests(actor)]


def _coming_to_readers(
    actor: Actor, newest: ReportCycle | None, next_year: int
) -> Iterator[Coming]:
    """What comes to those who read and sign: of the report under way, else of the next year's."""
    year, due_on = next_year, usual_terms(next_year)["due_on"]
    under_way = newest and newest.state in TAKING and own_report(actor, newest)
    if newest and under_way and under_way.state in UNSIGNED:
        due = due_moment(under_way) or under_way.deadline_at
        year, due_on = newest.year, last_day(due)
    if can_anywhere(actor, ReportPermission.SIGN):
        signed = _("Ký báo cáo năm %(year)s, khi thư ký ISO đã soạn xong") % {"year": year}
        yield Coming(signed, due_on)
    elif can_anywhere(actor, ReportPermission.REVIEW):
        read = _("Xem lại báo cáo năm %(year)s, khi thư ký ISO trình ký") % {"year": year}
        yield Coming(read, due_on)
    elif can_anywhere(actor, ReportPermission.REGISTER_PAPER):
        paper = _("Ghi bản giấy đã ký của báo cáo năm %(year)s, khi cơ quan ký trên giấy")
        yield Coming(paper % {"year": year})


def _coming_of_cycle(
    cycle: ReportCycle | None, next_year: int, at: dt.datetime
) -> Iterator[Coming]:
    if cycle and cycle.state == CycleState.OPEN and business_day(at) < cycle.roster_on:
        words = _("Chốt danh sách cơ quan của kỳ %(year)s") % {"year": cycle.year}
        yield Coming(words, cycle.roster_on)
    if cycle and cycle.state in TAKING and cycle.deadline_at and at < cycle.deadline_at:
        words = _("Khóa số liệu tổng hợp năm %(year)s, sau khi hết hạn gửi")
        yield Coming(words % {"year": cycle.year}, last_day(cycle.deadline_at))
    words = _("Lập kỳ báo cáo năm %(year)s; ngày chốt danh sách thường lệ") % {"year": next_year}
    yield Coming(words, usual_terms(next_year)["roster_on"])
