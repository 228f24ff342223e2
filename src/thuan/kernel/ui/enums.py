"""Closed lists of what a page can show: tones, timeline events, menu sections, kinds of table."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Tone(Enum):
    """The five states a mark can have; colour never stands alone (icon, word, print letter)."""

    NEUTRAL = ("neutral", "circle", _("trung tính"))
    PROGRESS = ("progress", "clock", _("đang làm"))
    ATTENTION = ("attention", "exclamation-triangle", _("cần chú ý"))
    DANGER = ("danger", "x-circle", _("quá hạn hoặc không đạt"))
    SUCCESS = ("success", "check-circle", _("đạt"))

    def __init__(self, slug: str, icon: str, meaning: Promise) -> None:
        self.slug = slug
        self.icon = icon
        self.meaning = meaning


class TableKind(StrEnum):
    """How a table behaves on a phone: things stack into cards, numbers scroll sideways."""

    THINGS = "things"
    NUMBERS = "numbers"


class Section(TextChoices):
    """The sections of the menu, in the order of the cycle people know."""

    MY_WORK = "viec", _("Việc của tôi")
    PLAN = "hoach-dinh", _("Hoạch định")
    DO = "thuc-hien", _("Thực hiện")
    CHECK = "kiem-tra", _("Kiểm tra")
    IMPROVE = "cai-tien", _("Cải tiến")
    REPORTS = "bao-cao", _("Báo cáo")
    PROVINCE = "chuong-trinh", _("Chương trình tỉnh")
    ADMINISTRATION = "quan-tri", _("Quản trị")


class EventType(TextChoices):
    """The closed list of what a timeline can tell; the label is the verb of its sentence."""

    CREATED = "created", _("lập")
    CHANGED = "changed", _("sửa")
    MOVED = "moved", _("chuyển trạng thái")
    SUBMITTED = "submitted", _("trình")
    RETURNED = "returned", _("trả lại")
    APPROVED = "approved", _("phê duyệt")
    REFUSED = "refused", _("từ chối")
    SIGNED = "signed", _("ký")
    ISSUED = "issued", _("ban hành")
    SENT = "sent", _("gửi")
    RECEIVED = "received", _("tiếp nhận")
    WITHDRAWN = "withdrawn", _("rút lại")
    CLOSED = "closed", _("đóng")
    REOPENED = "reopened", _("mở lại")
    ASSIGNED = "assigned", _("giao")
    COMMENTED = "commented", _("ghi ý kiến")
    ATTACHED = "attached", _("đính kèm")
    DETACHED = "detached", _("gỡ tệp")
    VIEWED = "viewed", _("xem nội dung")
    ACKNOWLEDGED = "acknowledged", _("xác nhận đã đọc")
    REMINDED = "reminded", _("nhắc")
    IMPORTED = "imported", _("nhập từ tệp")
    EXPORTED = "exported", _("xuất ra tệp")
    RECALCULATED = "recalculated", _("tính lại")
    TRANSFERRED = "transferred", _("bàn giao")


EVENT_ICONS: dict[EventType, str] = {
    EventType.CREATED: "plus-lg",
    EventType.CHANGED: "pencil",
    EventType.MOVED: "arrow-right",
    EventType.SUBMITTED: "send",
    EventType.RETURNED: "arrow-left",
    EventType.APPROVED: "check-circle",
    EventType.REFUSED: "x-circle",
    EventType.SIGNED: "award",
    EventType.ISSUED: "megaphone",
    EventType.SENT: "send",
    EventType.RECEIVED: "inbox",
    EventType.WITHDRAWN: "arrow-left",
    EventType.CLOSED: "check-lg",
    EventType.REOPENED: "clock-history",
    EventType.ASSIGNED: "person",
    EventType.COMMENTED: "chat-left-text",
    EventType.ATTACHED: "link-45deg",
    EventType.DETACHED: "x-lg",
    EventType.VIEWED: "eye",
    EventType.ACKNOWLEDGED: "journal-check",
    EventType.REMINDED: "bell",
    EventType.IMPORTED: "upload",
    EventType.EXPORTED: "download",
    EventType.RECALCULATED: "bar-chart",
    EventType.TRANSFERRED: "arrow-right",
}
