"""Acts of the trail as sentences of a timeline."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.enums import ObligationKind, Status
from thuan.domains.registry.agencies.selectors import Told, history_of
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import FieldChange, TimelineEvent
from thuan.kernel.ui.enums import EventType

if TYPE_CHECKING:
    from thuan.kernel.tenancy.models import Agency

_ACTS: Final = {
    "register": (EventType.CREATED, gettext_lazy("cơ quan trong sổ")),
    "rename": (EventType.CHANGED, gettext_lazy("tên")),
    "recode": (EventType.CHANGED, gettext_lazy("mã")),
    "retype": (EventType.CHANGED, gettext_lazy("loại")),
    "regroup": (EventType.CHANGED, gettext_lazy("nhóm")),
    "move": (EventType.CHANGED, gettext_lazy("cơ quan cấp trên")),
    "oblige": (EventType.CHANGED, gettext_lazy("nghĩa vụ")),
    "status": (EventType.MOVED, gettext_lazy("của cơ quan")),
    "join": (EventType.CHANGED, gettext_lazy("việc tham gia chương trình")),
    "leave": (EventType.WITHDRAWN, gettext_lazy("cơ quan khỏi chương trình")),
    "cover": (EventType.CHANGED, gettext_lazy("hệ thống áp dụng")),
    "uncover": (EventType.CHANGED, gettext_lazy("hệ thống áp dụng")),
    "void": (EventType.WITHDRAWN, gettext_lazy("một ghi nhận")),
    "lineage": (EventType.TRANSFERRED, gettext_lazy("cho cơ quan kế thừa")),
}
_FIELDS: Final = {
    "name": gettext_lazy("Tên"),
    "code": gettext_lazy("Mã"),
    "kind": gettext_lazy("Loại"),
    "group": gettext_lazy("Nhóm"),
    "parent": gettext_lazy("Cơ quan cấp trên"),
    "status": gettext_lazy("Trạng thái"),
    "system": gettext_lazy("Hệ thống"),
}
_WORDS: Final = {**dict(Status.choices), **dict(ObligationKind.choices)}


def events_of(agency: Agency) -> list[TimelineEvent]:
    """The history of an agency's entries, newest first."""
    return [_event(told) for told in history_of(agency)]


def _event(told: Told) -> TimelineEvent:
    act = told.action.split(".")[1]
    kind, target = _ACTS.get(act, (EventType.CHANGED, gettext_lazy("ghi nhận")))
    return TimelineEvent(
        kind,
        told.who or _("Hệ thống"),
        told.at,
        target=target,
        changes=tuple(
            FieldChange(_FIELDS[name], _shown(old), _shown(new))
            for name, (old, new) in told.changes.items()
            if name in _FIELDS
        ),
        comment=_comment(told),
    )


def _shown(value: Any) -> str:
    return str(_WORDS.get(str(value), value)) if value is not None else ""


def _comment(told: Told) -> str:
    parts = [told.comment] if told.comment else []
    if told.valid_from:
        day = format_date(dt.date.fromisoformat(told.valid_from))
        parts.append(_("Từ ngày %(day)s.") % {"day": day})
    if told.legal_basis:
        parts.append(_("Căn cứ: %(basis)s.") % {"basis": told.legal_basis})
    return "\n".join(parts)
