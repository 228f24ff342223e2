"""The declarations of an agency, one of them beside today's procedures, its paper."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.declarations.enums import (
    PUBLIC,
    DeclarationReason,
    DeclarationState,
    ScopeChange,
)
from thuan.domains.oversight.declarations.forms import DeclarationFilter
from thuan.domains.oversight.declarations.papers import FORMATS, declaration_paper
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.comparing import (
    catalogue,
    comparison_of,
    terms,
)
from thuan.domains.oversight.declarations.selectors.declarations import declarations
from thuan.domains.oversight.declarations.tables import DECLARATION_TABLE
from thuan.domains.oversight.declarations.views.common import REGISTER, OfDeclaration, url_of
from thuan.domains.oversight.declarations.words import (
    basis_words,
    declaration_badge,
    due_sentence,
    stages,
)
from thuan.domains.oversight.declarations.workflow import DECLARATION_WORKFLOW
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.calendar.clock import business_day, end_of_day_bound
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can, can_anywhere
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import GuardedMixin, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from thuan.domains.oversight.declarations.content import Comparison
    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Stage, TimelineEvent

# Step of a declaration → its page.
STEPS = {
    "publish": "publish",
    "cancel": "cancel",
    "lapse": "lapse",
    "withdraw": "withdraw",
}
QUIET = frozenset({"cancel", "lapse", "withdraw"})


class Register(RegisterView["Declaration"]):
    """Every declaration this person may see, the newest first."""

    permission = DeclarationPermission.VIEW
    table = DECLARATION_TABLE
    filter_form = DeclarationFilter
    title = gettext_lazy("Bản công bố hệ thống quản lý chất lượng")
    default_order = ("-declared_on",)
    empty = Empty(
        gettext_lazy(
            "Chưa có bản công bố nào trong sổ. Nhập bản đã ký cùng tệp chụp; các bản cũ nhập "
            "sau cũng được, sổ tự xếp theo ngày."
        ),
        Link(gettext_lazy("Nhập bản công bố"), "/cong-bo/nhap/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Declaration]:
        rows: QuerySet[Declaration] = declarations(actor)
        if wanted["tim"]:
            rows = rows.filter(search_key__contains=fold(wanted["tim"]))
        if wanted["trang_thai"]:
            rows = rows.filter(state=wanted["trang_thai"])
        if wanted["ly_do"]:
            rows = rows.filter(reason=wanted["ly_do"])
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, DeclarationPermission.ENTER):
            return None
        return Link(_("Nhập bản công bố"), reverse("declarations:enter"), "plus-lg")


class Record(OfDeclaration, RecordView["Declaration"]):
    """One declaration: what it said, what has changed since, what to do."""

    permission = DeclarationPermission.VIEW
    template_name: ClassVar[str] = "declarations/declaration.html"
    breadcrumb = (REGISTER,)

    def record(self) -> Declaration:
        return self.row

    @cached_property
    def compared(self) -> Comparison | None:
        """Only what stands or is being entered is compared: the others are history."""
        if self.row.state not in {DeclarationState.PUBLISHED, DeclarationState.DRAFT}:
            return None
        if not self.row.scope:
            return None
        return comparison_of(self.row, catalogue(), business_day(self.at))

    def header(self, record: Declaration) -> Header:
        onward, quiet, refusals = self._steps(record)
        due = time_left(self.at, end_of_day_bound(record.due_on)) if record.due_on else ""
        return Header(
            title=_("Bản công bố số %(number)s") % {"number": record.number},
            state=declaration_badge(record.state),
            due=due,
            facts=(record.agency.name,),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=(*onward[1:], *quiet),
        )

    def _steps(self, record: Declaration) -> tuple[list[Link], list[Link], list[str]]:
        onward: list[Link] = []
        quiet: list[Link] = []
        refusals: list[str] = []
        may_enter = can(self.actor, DeclarationPermission.ENTER, agency_id=record.agency_id)
        for step in DECLARATION_WORKFLOW.offered(record, self.actor):
            if step.name not in STEPS:
                continue
            if why := DECLARATION_WORKFLOW.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            link = Link(step.label, url_of(record, STEPS[step.name]))
            (quiet if step.name in QUIET else onward).append(link)
        if record.state == DeclarationState.DRAFT and may_enter:
            change = Link(_("Sửa, thêm tệp"), url_of(record, "change"), "pencil")
            onward.append(change)
        if record.state == DeclarationState.PUBLISHED and may_enter:
            again = Link(_("Nhập bản công bố lại"), reverse("declarations:enter"), "plus-lg")
            (onward if record.due_on else quiet).insert(0, again)
        if self._may_receive(record):
            onward.insert(0, Link(_("Ghi nhận đã đến Sở"), url_of(record, "receive"), "check-lg"))
        for kind in ("pdf", "docx"):
            words = _("Bản in (%(kind)s)") % {"kind": kind.upper()}
            quiet.append(Link(words, f"{url_of(record, 'paper')}?xuat={kind}", "download"))
        return onward, quiet, refusals

    def _may_receive(self, record: Declaration) -> bool:
        return (
            record.state in PUBLIC
            and getattr(record, "receipt", None) is None
            and record.agency_id not in self.actor.agency_ids
            and can(self.actor, DeclarationPermission.RECEIVE, agency_id=record.agency_id)
        )

    def life_cycle(self, record: Declaration) -> Sequence[Stage]:
        return stages(record)

    def panels(self, record: Declaration) -> Sequence[Panel]:
        change = ScopeChange(record.scope_change).label if record.scope_change else ""
        said = (
            (_("Ngày ký"), display(record.declared_on)),
            (_("Phiên bản"), str(record.edition or "")),
            (_("Lý do"), str(DeclarationReason(record.reason).label)),
            (_("Phạm vi thay đổi"), str(change)),
            (_("Người ký"), record.signed_by),
            (_("Hết hiệu lực từ"), display(record.ended_on)),
            (_("Dấu vân"), record.content_hash[:12]),
        )
        posted = [
            (_("Ngày niêm yết"), display(record.published_on)),
            (_("Nơi niêm yết"), record.places),
            (_("Gửi Sở ngày"), display(record.sent_on)),
        ]
        receipt = getattr(record, "receipt", None)
        if receipt:
            posted += [
                (_("Sở nhận ngày"), display(receipt.received_on)),
                (_("Số đến"), receipt.incoming_no),
                (_("Ghi chú của Sở"), receipt.note),
            ]
        panels = [Panel(_("Bản công bố"), tuple(fact for fact in said if fact[1]), self._links())]
        if told := tuple(fact for fact in posted if fact[1]):
            note = "" if receipt else _("Sở chưa ghi nhận. Sở ghi nhận, không phê duyệt.")
            panels.append(Panel(_("Niêm yết và gửi Sở"), told, note=note))
        return panels

    def _links(self) -> tuple[Link, ...]:
        """The signed scan, and the declarations before and after."""
        record = self.row
        links = []
        if record.scan:
            scan = reverse("files:download", args=[record.scan.public_id])
            links.append(Link(_("Tệp chụp bản đã ký"), scan, "download"))
        if record.previous:
            words = _("Thay thế bản %(number)s") % {"number": record.previous.number}
            links.append(Link(words, url_of(record.previous)))
        after = declarations(self.actor).filter(previous=record, state__in=sorted(PUBLIC)).first()
        if after is not None and record.state == DeclarationState.SUPERSEDED:
            words = _("Được thay bằng bản %(number)s") % {"number": after.number}
            links.append(Link(words, url_of(after)))
        return tuple(links)

    def body(self, record: Declaration) -> dict[str, Any]:
        compared = self.compared
        told = terms()
        day = business_day(self.at)
        stands = record.state == DeclarationState.PUBLISHED
        due = record.due_on or (compared.due_on(told.redeclare_days) if compared else None)
        return {
            "compared": compared,
            "stands": stands,
            "due": due if stands else None,
            "due_words": due_sentence(compared, due, day) if compared and stands else "",
            "basis": basis_words(told.redeclare_days, told.legal_basis),
            "parts": _parts(compared) if compared else [],
            "day": day,
            "no_scan": record.scan_id is None,
        }

    def timeline(self, record: Declaration) -> Sequence[TimelineEvent]:
        told = history_of(record, labels=dict(DeclarationState.choices), noun=_("bản công bố"))
        # A look at the procedures moves no state: what did not change is not told.
        return [
            replace(event, changes=tuple(one for one in event.changes if one.old != one.new))
            for event in told
        ]


def _parts(compared: Comparison) -> list[tuple[str, str, Any]]:
    """Each kind of difference with its heading and what it means."""
    parts = [
        (
            _("Thêm sau ngày công bố"),
            _("Chưa có trong phạm vi: công bố lại để mở rộng phạm vi."),
            compared.added,
        ),
        (
            _("Bị bãi bỏ sau ngày công bố"),
            _("Còn trong phạm vi đã công bố: công bố lại để thu hẹp phạm vi."),
            compared.abolished,
        ),
        (
            _("Sửa đổi sau ngày công bố"),
            _("Vẫn trong phạm vi: sửa quy trình, không phải công bố lại."),
            compared.amended,
        ),
        (
            _("Có từ trước, không đưa vào phạm vi"),
            _("Cơ quan đã không chọn khi công bố."),
            compared.left_out,
        ),
    ]
    return [part for part in parts if part[2]]


class Paper(OfDeclaration, GuardedMixin, View):
    """The declaration as a paper to be signed; that it left the system is written down."""

    permission = DeclarationPermission.VIEW

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        kind = request.GET.get("xuat", "pdf")
        if kind not in FORMATS:
            raise Http404
        content, name = declaration_paper(self.row, kind, is_demo=site().is_demo)
        saw(self.actor, self.row, _("Tải bản in (%(kind)s)") % {"kind": kind})
        return HttpResponse(
            content,
            content_type=FORMATS[kind],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
