"""The legal register, and one text with what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.law.enums import (
    AFFECTING,
    ENDING,
    HOLDING,
    ChangeState,
    LegalStatus,
    TextKind,
)
from thuan.domains.registry.law.forms import DUE, UNVERIFIED, TextFilter
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import changes_of, terms, texts_on, to_check
from thuan.domains.registry.law.tables import TEXT_TABLE
from thuan.domains.registry.law.views.common import REGISTER, OfText, text_url
from thuan.domains.registry.law.words import UNVERIFIED as UNVERIFIED_BADGE
from thuan.domains.registry.law.words import status_badge
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.registry.law.models import LegalText, StatusChange
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent


class TextRegister(RegisterView["LegalText"]):
    """Every text the province follows, with its status today; open to all signed in."""

    permission = None
    table = TEXT_TABLE
    filter_form = TextFilter
    title = gettext_lazy("Văn bản pháp luật")
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy(
            "Không có văn bản nào khớp. Danh mục do Sở Khoa học và Công nghệ ghi và theo dõi hiệu "
            "lực; văn bản của riêng cơ quan ghi ngay tại trang căn cứ của tài liệu."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[LegalText]:
        del actor
        today = business_day(self.at)
        rows = texts_on(today)
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        if wanted["loai"]:
            rows = rows.filter(kind=wanted["loai"])
        if wanted["tinh_trang"]:
            rows = rows.filter(status=wanted["tinh_trang"])
        if wanted["kiem_tra"] == DUE:
            rows = to_check(rows, today, terms().check_days)
        if wanted["kiem_tra"] == UNVERIFIED:
            rows = rows.filter(is_verified=False)
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can(actor, LawPermission.KEEP, agency_id=None):
            return None
        return Link(_("Thêm văn bản"), reverse("law:create"), "plus-lg")


class TextRecord(OfText, RecordView["LegalText"]):
    """One text: what is known of it, its status today, every change with its day."""

    permission = None
    template_name: ClassVar[str] = "law/text.html"

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER,)

    def record(self) -> LegalText:
        found: LegalText = self.text
        return found

    def header(self, record: Any) -> Header:
        actions: list[Link] = []
        step = None
        if can(self.actor, LawPermission.KEEP, agency_id=None):
            checked = Link(_("Đã kiểm tra hiệu lực"), text_url(record, "check"), "check-lg")
            # What has ended need not be looked up again, and may be.
            step = None if record.status in ENDING else checked
            actions += [] if step else [checked]
            if record.status in HOLDING:
                actions.append(Link(_("Ghi thay đổi hiệu lực"), text_url(record, "change"), "flag"))
            actions.append(Link(_("Sửa thông tin"), text_url(record, "edit"), "pencil"))
        facts = [str(TextKind(record.kind).label), record.issuer]
        if not record.is_verified:
            facts.append(str(UNVERIFIED_BADGE.word))
        return Header(
            title=record.title,
            code=record.number,
            state=status_badge(record.status),
            facts=tuple(facts),
            next_step=step,
            actions=tuple(actions),
        )

    def panels(self, record: Any) -> Sequence[Panel]:
        days = [
            (_("Ngày ban hành"), display(record.issued_on)),
            (_("Có hiệu lực từ"), display(record.effective_from)),
            (_("Hết hiệu lực từ"), display(record.ends_on)),
        ]
        unknown = _("chưa rõ")
        shown = [(name, value or unknown) for name, value in days[:2]]
        shown += [one for one in days[2:] if one[1]]
        who = record.checked_by.full_name if record.checked_by else ""
        checked = [
            (_("Kiểm tra gần nhất"), display(record.checked_on) or _("chưa kiểm tra")),
            (_("Người kiểm tra"), who),
        ]
        every = _("Kiểm tra lại sau mỗi %(n)s ngày.") % {"n": terms().check_days}
        return [
            Panel(_("Ngày"), tuple(shown)),
            Panel(_("Kiểm tra hiệu lực"), tuple(one for one in checked if one[1]), note=every),
        ]

    def body(self, record: LegalText) -> dict[str, Any]:
        may_undo = can(self.actor, LawPermission.KEEP, agency_id=None)
        return {"changes": [_line(one, may_undo=may_undo) for one in changes_of(record)]}

    def timeline(self, record: LegalText) -> Sequence[TimelineEvent]:
        return history_of(record, labels={}, noun=_("văn bản"))


def _line(change: StatusChange, *, may_undo: bool) -> dict[str, Any]:
    holds = change.state == ChangeState.RECORDED
    undoable = may_undo and holds and change.status in AFFECTING
    return {
        "badge": status_badge(change.status) if holds else None,
        "status": LegalStatus(change.status).label,
        "day": change.valid_from,
        "by": change.by_text,
        "by_url": text_url(change.by_text) if change.by_text else "",
        "note": change.note if holds else change.undone_reason or change.note,
        "who": change.created_by.full_name if change.created_by else "",
        "undo_url": reverse("law:undo", args=[change.public_id]) if undoable else "",
    }
