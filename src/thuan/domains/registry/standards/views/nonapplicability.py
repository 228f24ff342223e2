"""What does not apply: the register, and one decision with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.standards.enums import NonApplicabilityState
from thuan.domains.registry.standards.forms import (
    NonApplicabilityFilter,
)
from thuan.domains.registry.standards.judging import clause_of, unanswered, warned
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.domains.registry.standards.selectors.nonapplicability import (
    nonapplicabilities,
    who_took_part,
)
from thuan.domains.registry.standards.tables import NON_APPLICABILITY_TABLE
from thuan.domains.registry.standards.views.common import (
    LEFT_OUT,
    REGISTER,
    clause_url,
    found_or_404,
)
from thuan.domains.registry.standards.words import state_badge
from thuan.domains.registry.standards.workflow import NON_APPLICABILITY
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Empty, Header, Link, Panel, Stage
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent

PARTS = {
    "PROPOSER": gettext_lazy("Người đề nghị"),
    "ENDORSER": gettext_lazy("Trưởng ban ISO đồng ý"),
    "APPROVER": gettext_lazy("Thủ trưởng quyết định"),
}
BACK = {"decline", "withdraw", "end"}


class NonApplicabilityRegister(RegisterView[NonApplicability]):
    """What the agencies in reach left out, proposed and decided."""

    permission = StandardPermission.VIEW
    table = NON_APPLICABILITY_TABLE
    filter_form = NonApplicabilityFilter
    title = gettext_lazy("Điều khoản không áp dụng")
    breadcrumb = (REGISTER,)
    default_order = ("agency__sort_key", "clause", "pk")
    empty = Empty(
        gettext_lazy(
            "Mọi điều khoản đang áp dụng. Muốn bỏ một điều khoản (thường là 7.1.5 hoặc 8.3): thư "
            "ký ISO mở điều khoản đó trong tiêu chuẩn và bấm “Đề nghị không áp dụng”."
        ),
        Link(gettext_lazy("Mở tiêu chuẩn"), "/tieu-chuan/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[NonApplicability]:
        rows = nonapplicabilities(actor)
        return rows.filter(state=wanted["trang_thai"]) if wanted["trang_thai"] else rows


class NonApplicabilityRecord(RecordView[NonApplicability]):
    """One clause that does not apply: reason, who decided, since when, what can be done."""

    permission = StandardPermission.VIEW
    template_name: ClassVar[str] = "standards/nonapplicability.html"
    breadcrumb = (REGISTER, LEFT_OUT)

    def record(self) -> NonApplicability:
        return found_or_404(self.actor, self.kwargs)

    def header(self, record: NonApplicability) -> Header:
        refusals: list[str] = []
        onward: list[Link] = []
        back: list[Link] = []
        endorsable = clause_of(record).applicability.needs_endorsement
        for step in NON_APPLICABILITY.offered(record, self.actor):
            if step.name == "endorse" and not endorsable:
                continue
            if why := NON_APPLICABILITY.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            link = Link(step.label, reverse(f"standards:{step.name}", args=[record.public_id]))
            (back if step.name in BACK else onward).append(link)
        return Header(
            title=str(clause_of(record).title),
            code=record.clause,
            state=state_badge(record.state),
            facts=(record.agency.name,),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=tuple(back),
        )

    def life_cycle(self, record: NonApplicability) -> Sequence[Stage]:
        state = NonApplicabilityState
        way = [state.PROPOSED, state.APPROVED, state.ENDED]
        if clause_of(record).applicability.needs_endorsement:
            way.insert(1, state.ENDORSED)
        now = state(record.state)
        if now not in way:
            way = [state.PROPOSED, now]
        place = way.index(now)
        return [Stage(one.label, n < place, n == place) for n, one in enumerate(way)]

    def timeline(self, record: NonApplicability) -> Sequence[TimelineEvent]:
        noun = _("đề nghị không áp dụng")
        return history_of(record, labels=dict(NonApplicabilityState.choices), noun=noun)

    def panels(self, record: NonApplicability) -> Sequence[Panel]:
        who = tuple((PARTS[part], name) for part, name in who_took_part(record) if part in PARTS)
        facts = [(_("Hệ thống"), record.system.name)]
        if record.valid_from:
            facts.append((_("Không áp dụng từ"), format_date(record.valid_from)))
        if record.valid_to:
            facts.append((_("Áp dụng trở lại từ"), format_date(record.valid_to)))
        edition = record.edition
        links = (Link(_("Mở điều khoản"), clause_url(edition, record.clause)),) if edition else ()
        return [Panel(_("Ai đã làm"), who), Panel(_("Phạm vi"), tuple(facts), links)]

    def body(self, record: NonApplicability) -> dict[str, Any]:
        clause = clause_of(record)
        open_still = record.state in {"PROPOSED", "ENDORSED"}
        return {
            "clause": clause,
            "warning": warned(clause, record.agency_id, self.at) if open_still else None,
            "unanswered": unanswered(clause) if open_still else None,
        }
