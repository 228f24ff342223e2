"""How far the agencies are with each change of the law, for the department."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.law.api import StatusChange, status_badge
from thuan.domains.registry.law.enums import ChangeState
from thuan.domains.system.legal.forms import LATE, ChangeFilter
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.domains.system.legal.selectors.updates import by_agency, changes_with_work
from thuan.domains.system.legal.tables import CHANGE_TABLE
from thuan.domains.system.legal.words import per_cent, what_happened
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text import fold
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Empty, Figure, Header, Link
from thuan.kernel.ui.views import RecordView, RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor

REGISTER = Link(gettext_lazy("Tiến độ cập nhật pháp luật"), "/cap-nhat-phap-luat/tien-do/")


class Changes(RegisterView["StatusChange"]):
    """Every change that gave agencies work, with how much of it is done."""

    permission = LegalPermission.OVERSEE
    table = CHANGE_TABLE
    filter_form = ChangeFilter
    title = gettext_lazy("Tiến độ cập nhật pháp luật")
    default_order = ("-valid_from", "pk")
    empty = Empty(
        gettext_lazy(
            "Chưa có thay đổi nào chạm đến tài liệu của cơ quan. Ghi thay đổi tại trang của văn "
            "bản: mọi tài liệu dựa trên văn bản đó nhận việc cập nhật."
        ),
        Link(gettext_lazy("Mở văn bản pháp luật"), "/van-ban-phap-luat/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[StatusChange]:
        rows: QuerySet[StatusChange] = changes_with_work(actor, business_day(self.at))
        if wanted["tim"]:
            rows = rows.filter(text__search_key__contains=fold(wanted["tim"]))
        return rows


class ChangeProgress(RecordView["StatusChange"]):
    """One change: done of all, and how far each agency is."""

    permission = LegalPermission.OVERSEE
    template_name: ClassVar[str] = "legal/change.html"
    breadcrumb = (REGISTER,)

    @cached_property
    def change(self) -> Any:
        """The change with its counts; raises Http404."""
        rows = changes_with_work(self.actor, business_day(self.at))
        found = rows.filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    def record(self) -> StatusChange:
        found: StatusChange = self.change
        return found

    def header(self, record: StatusChange) -> Header:
        text = reverse("law:text", args=[record.text.public_id])
        number = {"van_ban": record.text.number}
        listed = f"{reverse('legal:updates')}?{urlencode(number)}"
        actions = [Link(_("Mở văn bản"), text, "file-text")]
        if self.change.late:
            late = f"{reverse('legal:updates')}?{urlencode({**number, 'xu_ly': LATE})}"
            actions.append(Link(_("Danh sách quá hạn"), late, "exclamation-triangle"))
        undone = _("đã hoàn tác") if record.state == ChangeState.UNDONE else ""
        return Header(
            title=what_happened(record),
            state=status_badge(record.status),
            facts=(undone,) if undone else (),
            next_step=Link(_("Danh sách tài liệu"), listed, "list"),
            actions=tuple(actions),
        )

    def body(self, record: StatusChange) -> dict[str, Any]:
        today = business_day(self.at)
        change = self.change
        words = {"n": change.late, "day": format_date(today)}
        return {
            "figure": Figure(change.done, change.total, _("tài liệu đã xử lý"), 0, today),
            "late": _("%(n)s tài liệu quá hạn, tính đến %(day)s.") % words if change.late else "",
            "agencies": [
                (one, per_cent(one.done, one.total)) for one in by_agency(self.actor, record, today)
            ],
        }
