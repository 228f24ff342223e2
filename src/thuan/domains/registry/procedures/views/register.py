"""The register as of any day, and one procedure with all that was published of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.procedures.content import limit_words
from thuan.domains.registry.procedures.enums import Level, OnlineLevel
from thuan.domains.registry.procedures.forms import RegisterFilter
from thuan.domains.registry.procedures.models import AdministrativeProcedure
from thuan.domains.registry.procedures.permissions import RegisterPermission
from thuan.domains.registry.procedures.selectors.register import (
    abolished_by,
    history_of_terms,
    procedure_at,
    terms_on,
)
from thuan.domains.registry.procedures.tables import REGISTER_TABLE
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, display
from thuan.kernel.ui.views import RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.registry.procedures.models import ProcedureTerms
    from thuan.kernel.accounts.actor import Actor

HERE = Link(gettext_lazy("Thủ tục hành chính"), "/thu-tuc-hanh-chinh/")


class ProcedureRegister(RegisterView["ProcedureTerms"]):
    """Every procedure of the province on a day; open to all signed in."""

    permission = None
    table = REGISTER_TABLE
    filter_form = RegisterFilter
    title = gettext_lazy("Danh mục thủ tục hành chính")
    default_order = ("procedure__code", "pk")
    empty = Empty(
        gettext_lazy(
            "Chưa có thủ tục nào. Văn phòng UBND tỉnh hoặc quản trị nghiệp vụ nhập danh mục kèm "
            "quyết định công bố."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ProcedureTerms]:
        del actor
        rows = terms_on(wanted["ngay"] or business_day(self.at))
        if wanted["tim"]:
            rows = rows.filter(search_key__contains=fold(wanted["tim"]))
        if wanted["linh_vuc"]:
            rows = rows.filter(field_search__contains=fold(wanted["linh_vuc"]))
        if wanted["cap"]:
            rows = rows.filter(level=wanted["cap"])
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can(actor, RegisterPermission.KEEP, agency_id=None):
            return None
        url = reverse("administrative_procedures:import")
        return Link(_("Nhập quyết định công bố"), url, "plus-lg")


class ProcedureRecord(RecordView[AdministrativeProcedure]):
    """One procedure: what holds today, what held before, by which decisions."""

    permission = None
    template_name: ClassVar[str] = "administrative_procedures/record.html"
    breadcrumb = (HERE,)

    def record(self) -> AdministrativeProcedure:
        procedure = procedure_at(self.kwargs["code"])
        if procedure is None:
            raise Http404
        self.terms = history_of_terms(procedure)
        today = business_day(self.at)
        self.now = next((one for one in self.terms if one.holds_on(today)), None)
        return procedure

    def header(self, record: AdministrativeProcedure) -> Header:
        shown = self.now or self.terms[0]
        state = Badge(Tone.SUCCESS, _("Đang có hiệu lực"))
        if self.now is None:
            later = shown.valid_from > business_day(self.at)
            state = (
                Badge(Tone.PROGRESS, _("Chưa có hiệu lực"))
                if later
                else Badge(Tone.DANGER, _("Đã bãi bỏ"))
            )
        facts = (shown.field, str(Level(shown.level).label))
        return Header(title=shown.name, code=record.code, state=state, facts=facts)

    def panels(self, record: AdministrativeProcedure) -> Sequence[Panel]:
        shown = self.now or self.terms[0]
        facts = [
            (_("Thời hạn giải quyết"), limit_words(shown.limit_value, shown.limit_unit)),
            (_("Cơ quan thực hiện"), shown.competent),
            (_("Dịch vụ công trực tuyến"), str(OnlineLevel(shown.online).label)),
            (_("Phí, lệ phí"), shown.fee),
            (_("Kết quả"), shown.result),
            (_("Quyết định công bố"), shown.decision.number),
            (_("Ngày quyết định"), display(shown.decision.decided_on)),
        ]
        return [Panel(_("Nội dung công bố"), tuple(fact for fact in facts if fact[1]))]

    def body(self, record: AdministrativeProcedure) -> dict[str, Any]:
        newest = self.terms[0]
        ended_by = abolished_by(record, newest.valid_to) if newest.valid_to else None
        lines = [
            {"terms": one, "limit": limit_words(one.limit_value, one.limit_unit)}
            for one in self.terms
        ]
        return {"lines": lines, "ended_by": ended_by}
