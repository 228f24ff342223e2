"""One agency: what it is, what it was, whom it comes from, what was done to its entries."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.enums import CodeScheme, ObligationKind, Status
from thuan.domains.registry.agencies.forms import group_choices, kind_choices, shortened
from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.domains.registry.agencies.selectors import (
    FactLine,
    agency_on,
    facts_of,
    lineage_of,
)
from thuan.domains.registry.agencies.tables import obligation_word, status_badge
from thuan.domains.registry.agencies.views.places import agency_at, here
from thuan.domains.registry.agencies.views.timeline import events_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.components import Header, Link, Panel, Stage
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.registry.agencies.selectors import RosterEntry
    from thuan.kernel.ui.components import TimelineEvent

SECTIONS: Final = {
    "agencyname": gettext_lazy("Tên"),
    "agencycode": gettext_lazy("Mã"),
    "agencykind": gettext_lazy("Loại"),
    "groupmembership": gettext_lazy("Nhóm"),
    "agencyparent": gettext_lazy("Cơ quan cấp trên"),
    "obligation": gettext_lazy("Nghĩa vụ"),
    "agencystatus": gettext_lazy("Trạng thái"),
    "systemcoverage": gettext_lazy("Hệ thống"),
    "programmemembership": gettext_lazy("Tham gia chương trình"),
}
CHANGES: Final = (
    ("rename", gettext_lazy("Đổi tên"), "pencil"),
    ("recode", gettext_lazy("Đổi mã"), "pencil"),
    ("regroup", gettext_lazy("Chuyển nhóm"), "diagram-3"),
    ("move", gettext_lazy("Chuyển cơ quan cấp trên"), "arrow-right"),
    ("oblige", gettext_lazy("Ghi nghĩa vụ"), "shield-check"),
    ("succeed", gettext_lazy("Ghi kế thừa"), "diagram-3"),
)


class AgencyRecord(RecordView[Agency]):
    """The page of an agency; open to all signed in, its steps to the keeper of the register."""

    permission = None
    template_name = "agencies/record.html"

    def record(self) -> Agency:
        agency = agency_at(self.kwargs["public_id"])
        self.today = agency_on(agency, business_day(self.at))
        self.kinds = dict(shortened(kind_choices()))
        self.groups = dict(shortened(group_choices()))
        self.facts = facts_of(agency)
        self.breadcrumb = here()  # type: ignore[misc]
        return agency

    def header(self, record: Agency) -> Header:
        return Header(
            title=record.name,
            code=record.code,
            state=status_badge(self.today.status),
            facts=(self.kinds.get(record.kind, record.kind), *self._group()),
            next_step=self._next_step(record),
            actions=self._changes(record),
        )

    def life_cycle(self, record: Agency) -> Sequence[Stage]:
        del record
        way = [Status.REGISTERED, Status.PREPARING, Status.APPLYING]
        now = Status(self.today.status) if self.today.status else None
        if now is not None and now not in way:
            way.append(now)
        place = way.index(now) if now else -1
        return [Stage(s.label, done=n < place, current=n == place) for n, s in enumerate(way)]

    def timeline(self, record: Agency) -> Sequence[TimelineEvent]:
        return events_of(record)

    def panels(self, record: Agency) -> Sequence[Panel]:
        return [_now(self.today), self._duties(), _line_of(record)]

    def body(self, record: Agency) -> dict[str, Any]:
        sections = [
            (SECTIONS[model], [(line, self._word(line)) for line in lines])
            for model, lines in groupby(self.facts, key=lambda line: line.model)
        ]
        return {
            "sections": sections,
            "keeps": self._keeps(),
            "public_id": record.public_id,
        }

    def _keeps(self) -> bool:
        return may_open(self.actor, AgencyPermission.KEEP)

    def _group(self) -> tuple[str, ...]:
        code = self.today.group
        return (self.groups.get(code, code),) if code else ()

    def _next_step(self, record: Agency) -> Link | None:
        if not self._keeps():
            return None
        address = reverse("agencies:status", args=[record.public_id])
        return Link(_("Đổi trạng thái"), address, "arrow-right")

    def _changes(self, record: Agency) -> tuple[Link, ...]:
        if not self._keeps():
            return ()
        links = [
            Link(label, reverse(f"agencies:{name}", args=[record.public_id]), icon)
            for name, label, icon in CHANGES
        ]
        name, label = self._programme_step()
        return (*links, Link(label, reverse(f"agencies:{name}", args=[record.public_id]), "flag"))

    def _programme_step(self) -> tuple[str, str]:
        inside = any(_open(line, "programmemembership") for line in self.facts)
        return (
            ("leave", _("Đưa ra khỏi chương trình"))
            if inside
            else ("join", _("Đưa vào chương trình"))
        )

    def _word(self, line: FactLine) -> str:
        words: dict[str, dict[str, Any]] = {
            "agencykind": self.kinds,
            "groupmembership": self.groups,
            "agencystatus": dict(Status.choices),
            "obligation": dict(ObligationKind.choices),
        }
        if line.model == "agencycode":
            scheme, _colon, code = line.value.partition(":")
            return f"{code} ({CodeScheme(scheme).label})"
        return str(words.get(line.model, {}).get(line.value, line.value))

    def _duties(self) -> Panel:
        facts = [
            (str(ObligationKind(line.value).label), line.legal_basis)
            for line in self.facts
            if _open(line, "obligation")
        ]
        note = "" if facts else _("Chưa có quy định nào được kiểm chứng cho cơ quan này.")
        return Panel(_("Nghĩa vụ và căn cứ"), tuple(facts), note=note)


def _open(line: FactLine, model: str) -> bool:
    return line.model == model and line.valid_to is None and not line.void_reason


def _now(today: RosterEntry) -> Panel:
    scheme = str(CodeScheme.THUAN.label)
    return Panel(
        _("Hôm nay"),
        (
            (scheme, today.code),
            (_("Hệ thống"), today.system_code),
            (_("Nghĩa vụ"), obligation_word(today.obligation, by_plan=today.by_plan) or ""),
        ),
    )


def _line_of(agency: Agency) -> Panel:
    links = []
    for line in lineage_of(agency):
        words = _("Từ %(name)s") if line.is_predecessor else _("Thành %(name)s")
        label = words % {"name": line.other_name}
        told = f"{label} ({line.event}, {format_date(line.on)})"
        links.append(Link(told, reverse("agencies:record", args=[line.other_public_id])))
    note = "" if links else _("Chưa ghi nhận sáp nhập, chia, tách nào.")
    return Panel(_("Kế thừa"), links=tuple(links), note=note)
