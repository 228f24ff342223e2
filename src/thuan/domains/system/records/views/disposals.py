"""The page of a disposal: its list, who decided, the minutes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.records.enums import DisposalState
from thuan.domains.system.records.models import DisposalCase
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import with_holds
from thuan.domains.system.records.views.common import DISPOSALS, REGISTER, OfCase, told, url_of
from thuan.domains.system.records.words import case_badge, record_badge, stages
from thuan.domains.system.records.workflow import DISPOSAL_WORKFLOW
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge, display
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.ui.components import Stage, TimelineEvent

# Step of a disposal → its page.
CASE_STEPS = {
    "propose": "propose",
    "approve": "approve",
    "carry_out": "carry_out",
    "reject": "reject",
    "cancel": "cancel",
}
QUIET = frozenset({"reject", "cancel"})


class DisposalPage(OfCase, RecordView[DisposalCase]):
    """One disposal: its list, who decided, the minutes."""

    permission = RecordPermission.VIEW
    breadcrumb = (REGISTER, DISPOSALS)
    template_name: ClassVar[str] = "records/disposal.html"

    def record(self) -> DisposalCase:
        return self.row

    def header(self, record: DisposalCase) -> Header:
        onward: list[Link] = []
        quiet: list[Link] = []
        refusals: list[str] = []
        for step in DISPOSAL_WORKFLOW.offered(record, self.actor):
            if why := DISPOSAL_WORKFLOW.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            link = Link(step.label, url_of(record, CASE_STEPS[step.name]))
            (quiet if step.name in QUIET else onward).append(link)
        may_choose = can(self.actor, RecordPermission.PROPOSE, agency_id=record.agency_id)
        if record.state == DisposalState.DRAFT and may_choose:
            quiet.insert(0, Link(_("Thêm bớt hồ sơ"), url_of(record, "choose"), "list-check"))
        if record.state in {DisposalState.APPROVED, DisposalState.DONE}:
            for kind in ("pdf", "docx"):
                words = _("Tải biên bản hủy (%(kind)s)") % {"kind": kind.upper()}
                link = Link(words, f"{url_of(record, 'minutes')}?xuat={kind}", "download")
                quiet.append(link)
        return Header(
            title=record.title,
            state=case_badge(record.state),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=(*onward[1:], *quiet),
        )

    def life_cycle(self, record: DisposalCase) -> Sequence[Stage]:
        return stages(record)

    def panels(self, record: DisposalCase) -> Sequence[Panel]:
        facts = [
            (_("Quyết định lập hội đồng"), record.council_no),
            (_("Quyết định hủy"), record.decision_no),
            (_("Quyết định lúc"), display(record.decided_at)),
            (_("Hủy xong lúc"), display(record.done_at)),
            (_("Dấu vân danh mục"), record.content_hash[:12]),
        ]
        decided = told(facts)
        return [Panel(_("Quyết định"), decided)] if decided else []

    def body(self, record: DisposalCase) -> dict[str, Any]:
        file = record.minutes_file
        return {
            "lines": lines_of(record),
            "minutes_url": reverse("files:download", args=[file.public_id]) if file else "",
        }

    def timeline(self, record: DisposalCase) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(DisposalState.choices), noun=_("đợt hủy"))


def lines_of(case: DisposalCase) -> list[dict[str, Any]]:
    """The list: the present one while it is drafted, then as it was proposed, with what became."""
    rows = with_holds(case.records.select_related("record_type")).order_by("sort_key", "pk")
    present = {str(row.public_id): row for row in rows}
    if case.state == DisposalState.DRAFT or not case.listed:
        return [_line(row) for row in present.values()]
    return [
        _line(present[line["record"]]) if line["record"] in present else _gone(line)
        for line in case.listed
    ]


def _line(row: Any) -> dict[str, Any]:
    return {
        "title": str(row),
        "url": url_of(row, "record"),
        "type": row.record_type.name,
        "until": row.retention_until - dt.timedelta(days=1) if row.retention_until else None,
        "place": row.location,
        "badge": Badge(Tone.ATTENTION, _("đang giữ lại"))
        if row.on_hold
        else record_badge(row.state),
    }


def _gone(line: dict[str, str]) -> dict[str, Any]:
    """A record that was listed and is not in the case any more."""
    until = dt.date.fromisoformat(line["retention_until"]) if line["retention_until"] else None
    return {
        "title": f"{line['code']} {line['title']}".strip(),
        "url": reverse("records:record", args=[line["record"]]),
        "type": line["record_type"],
        "until": until - dt.timedelta(days=1) if until else None,
        "place": line["location"],
        "badge": Badge(Tone.NEUTRAL, _("không hủy trong đợt này")),
    }
