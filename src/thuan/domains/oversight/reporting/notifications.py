"""Whom reporting tells, and in which words: the next person to act, never everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind
from thuan.kernel.notifications.services import notify
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, ReminderLetter
    from thuan.kernel.accounts.actor import Actor

# Where each agency finds its own report, whoever reads the notice.
OWN_REPORT = "/bao-cao/cua-toi/"
_SAMPLE = {"year": "2022", "agency": "UBND xã An Bình"}

TO_SIGN = register_kind(
    NoticeKind(
        "reporting.to_sign",
        Category.TASK,
        _("Báo cáo năm %(year)s chờ ký"),
        _("Thư ký ISO đã trình báo cáo năm %(year)s của %(agency)s. Mở báo cáo để xem và ký."),
        _SAMPLE,
    )
)
SENT_BACK = register_kind(
    NoticeKind(
        "reporting.sent_back",
        Category.TASK,
        _("Báo cáo năm %(year)s cần sửa"),
        _("Báo cáo năm %(year)s của %(agency)s được trả lại người soạn: %(comment)s"),
        {**_SAMPLE, "comment": "bổ sung số hồ sơ trễ hạn"},
    )
)
RETURNED = register_kind(
    NoticeKind(
        "reporting.returned",
        Category.TASK,
        _("Báo cáo năm %(year)s cần bổ sung trước ngày %(due)s"),
        _("Sở trả lại báo cáo năm %(year)s của %(agency)s để bổ sung: %(comment)s"),
        {**_SAMPLE, "comment": "bổ sung minh chứng", "due": "25/10/2022"},
        may_be_disabled=False,
    )
)
ACCEPTED = register_kind(
    NoticeKind(
        "reporting.accepted",
        Category.RESULT,
        _("Báo cáo năm %(year)s đã được chấp nhận"),
        _("Sở đã chấp nhận báo cáo năm %(year)s của %(agency)s."),
        _SAMPLE,
    )
)
EXTENDED = register_kind(
    NoticeKind(
        "reporting.extended",
        Category.RESULT,
        _("Báo cáo năm %(year)s được gia hạn đến %(due)s"),
        _("Sở gia hạn gửi báo cáo năm %(year)s của %(agency)s đến %(due)s, QĐ %(decision)s."),
        {**_SAMPLE, "decision": "45/QĐ-SKHCN", "due": "20/10/2022"},
    )
)
WAIVED = register_kind(
    NoticeKind(
        "reporting.waived",
        Category.RESULT,
        _("Báo cáo năm %(year)s được miễn xét trễ hạn"),
        _(
            "Báo cáo năm %(year)s của %(agency)s được miễn xét trễ hạn, QĐ %(decision)s; "
            "báo cáo vẫn ghi là gửi trễ."
        ),
        {**_SAMPLE, "decision": "52/QĐ-SKHCN"},
    )
)
ENTERED = register_kind(
    NoticeKind(
        "reporting.entered_from_paper",
        Category.RESULT,
        _("Sở đã nhập báo cáo năm %(year)s từ bản giấy"),
        _(
            "Sở nhập thay %(agency)s báo cáo năm %(year)s theo bản giấy số đến %(incoming)s. "
            "Mở báo cáo để đối chiếu số liệu."
        ),
        {**_SAMPLE, "incoming": "1284"},
        may_be_disabled=False,
    )
)
LETTER = register_kind(
    NoticeKind(
        "reporting.letter",
        Category.TASK,
        _("Công văn đôn đốc báo cáo năm %(year)s"),
        _(
            "Sở đã phát hành công văn số %(number)s yêu cầu gửi báo cáo năm %(year)s trước ngày "
            "%(due)s. Mở báo cáo để xem công văn và gửi báo cáo."
        ),
        {**_SAMPLE, "number": "1284/SKHCN-TĐC", "due": "25/10/2022"},
        may_be_disabled=False,
    )
)
REMINDED_BY_HAND = register_kind(
    NoticeKind(
        "reporting.reminded_by_hand",
        Category.REMINDER,
        _("Nhắc gửi báo cáo năm %(year)s của %(agency)s"),
        _(
            "Sở nhắc %(agency)s gửi báo cáo năm %(year)s, hạn gửi hết ngày %(due)s. Mở báo cáo để "
            "làm tiếp và gửi."
        ),
        {**_SAMPLE, "due": "15/10/2022"},
    )
)

REMINDED = register_kind(
    NoticeKind(
        "reporting.reminded",
        Category.REMINDER,
        _("Báo cáo năm %(year)s: hạn gửi %(due)s"),
        _("Báo cáo năm %(year)s của %(agency)s chưa gửi Sở. Hạn gửi là hết ngày %(due)s."),
        {**_SAMPLE, "due": "15/10/2022"},
        by_mail=False,
    )
)
OVERDUE = register_kind(
    NoticeKind(
        "reporting.overdue",
        Category.REMINDER,
        _("Quá hạn: báo cáo năm %(year)s của %(agency)s"),
        _("Báo cáo năm %(year)s của %(agency)s đến hạn ngày %(due)s và chưa gửi Sở."),
        {**_SAMPLE, "due": "15/10/2022"},
        by_mail=False,
    )
)
OVERDUE_LIST = register_kind(
    NoticeKind(
        "reporting.overdue_list",
        Category.REMINDER,
        _("%(n)s cơ quan chưa gửi báo cáo năm %(year)s"),
        _("Đã hết hạn gửi báo cáo năm %(year)s, %(n)s cơ quan chưa gửi. Mở danh sách để liên hệ."),
        {"year": "2022", "n": "22"},
        by_mail=False,
    )
)
SYNTHESIS_DUE = register_kind(
    NoticeKind(
        "reporting.synthesis_due",
        Category.REMINDER,
        _("Tổng hợp năm %(year)s: hạn %(due)s"),
        _("Bước tiếp theo của bản tổng hợp năm %(year)s phải xong trong ngày %(due)s."),
        {"year": "2022", "due": "31/10/2022"},
        by_mail=False,
    )
)
SYNTHESIS_OVERDUE = register_kind(
    NoticeKind(
        "reporting.synthesis_overdue",
        Category.REMINDER,
        _("Quá hạn: tổng hợp năm %(year)s"),
        _("Bước tiếp theo của bản tổng hợp năm %(year)s đến hạn ngày %(due)s và chưa xong."),
        {"year": "2022", "due": "31/10/2022"},
        by_mail=False,
    )
)


def tell_agencies(
    kind: NoticeKind,
    letter: ReminderLetter,
    agency_ids: list[int],
    *,
    actor: Actor,
    at: dt.datetime,
) -> None:
    """Tell secretaries and heads of the agencies a letter names; inside a service."""
    held = Assignment.objects.on(business_day(at)).filter(at_agency__in=agency_ids)
    due = letter.new_due_on
    notify(
        kind,
        recipients=held.filter(role__in=(Role.ISO_SEC, Role.HEAD)).values_list(
            "person_id", flat=True
        ),
        target=letter,
        context={
            "year": letter.cycle.year,
            "number": letter.document_no,
            "due": format_date(due) if due else "",
        },
        actor=actor,
        at=at,
        link=OWN_REPORT,
    )


def tell(
    kind: NoticeKind,
    report: AnnualReport,
    roles: tuple[Role, ...],
    *,
    actor: Actor,
    at: dt.datetime,
    comment: str = "",
    more: Mapping[str, str] | None = None,
) -> None:
    """Tell those who hold one of the roles at the report's agency that day; inside a service."""
    held = Assignment.objects.on(business_day(at)).filter(at_agency=report.agency_id)
    due = report.resubmission_due_on
    notify(
        kind,
        recipients=held.filter(role__in=roles).values_list("person_id", flat=True),
        target=report,
        context={
            "year": report.cycle.year,
            "agency": report.agency.name,
            "comment": comment,
            "due": format_date(due) if due else "",
            **(more or {}),
        },
        actor=actor,
        at=at,
        link=reverse("reporting:report", args=[report.public_id]),
    )
