"""The list of instruments, the page of one, its words, its checks, its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.processes.enums import (
    CheckKind,
    CheckResult,
    Fitness,
    InstrumentState,
    RecordedState,
)
from thuan.domains.system.processes.forms import CheckForm, InstrumentFilter, InstrumentForm
from thuan.domains.system.processes.models import Instrument
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import (
    checks_of,
    fit_as,
    instruments,
)
from thuan.domains.system.processes.services import measuring
from thuan.domains.system.processes.tables import instrument_table
from thuan.domains.system.processes.views.common import (
    INSTRUMENTS,
    OfInstrument,
    offered_processes,
    url_of,
)
from thuan.domains.system.processes.words import instrument_badge
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere, own_agency
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent
    from thuan.kernel.ui.table import Table


class InstrumentRegister(RegisterView["Instrument"]):
    """Every instrument with the day until which its last check holds."""

    permission = ProcessPermission.VIEW
    filter_form = InstrumentFilter
    title = gettext_lazy("Phương tiện đo")
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy(
            "Chưa có phương tiện đo nào. Chỉ ghi những thứ đo ra kết quả dùng trong công việc, "
            "như cân, máy đo đạc, thiết bị kiểm nghiệm. Không có thì điều khoản 7.1.5 có thể "
            "không áp dụng."
        )
    )

    @property
    def table(self) -> Table[Any]:  # type: ignore[override]
        return instrument_table(business_day(self.at))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Instrument]:
        rows: QuerySet[Instrument] = instruments(actor)
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        if wanted["tinh_trang"]:
            return fit_as(rows, wanted["tinh_trang"], business_day(self.at))
        return rows.exclude(state=InstrumentState.RETIRED)

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        del wanted
        over = fit_as(instruments(actor), Fitness.OVERDUE, business_day(self.at)).count()
        if not over:
            return ()
        return (_("%(n)s phương tiện đo quá hạn kiểm hoặc chưa kiểm lần nào.") % {"n": over},)

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, ProcessPermission.INSTRUMENTS):
            return None
        return Link(_("Thêm phương tiện đo"), reverse("processes:add_instrument"), "plus-lg")


class InstrumentPage(OfInstrument, RecordView[Instrument]):
    """One instrument with all its checks."""

    permission = ProcessPermission.VIEW
    breadcrumb = (INSTRUMENTS,)
    template_name: ClassVar[str] = "processes/instrument.html"

    def record(self) -> Instrument:
        return self.row  # type: ignore[no-any-return]

    def header(self, record: Instrument) -> Header:
        step, links = None, []
        kept = record.state != InstrumentState.RETIRED
        if kept and self.may(ProcessPermission.INSTRUMENTS):
            step = Link(_("Ghi lần kiểm"), url_of(record, "check"), "plus-lg")
            links.append(Link(_("Sửa thông tin"), url_of(record, "edit_instrument"), "pencil"))
            if record.state == InstrumentState.IN_USE:
                links.append(Link(_("Ngừng dùng"), url_of(record, "set_aside")))
            else:
                links.append(Link(_("Dùng lại"), url_of(record, "use_again")))
            links.append(Link(_("Thôi dùng hẳn"), url_of(record, "retire_instrument")))
        return Header(
            title=record.name,
            code=record.code,
            state=instrument_badge(record, business_day(self.at)),
            facts=(record.used_for,),
            next_step=step,
            actions=tuple(links),
        )

    def panels(self, record: Instrument) -> Sequence[Panel]:
        facts = [
            (_("Hạn kiểm"), display(record.due_on)),
            (_("Cách kiểm"), str(CheckKind(record.check_kind).label)),
            (_("Chu kỳ"), _("%(n)s tháng") % {"n": record.interval_months}),
            (_("Căn cứ chu kỳ"), record.legal_basis),
            (_("Nơi đặt"), record.place),
            (_("Người giữ"), record.responsible),
        ]
        links: tuple[Link, ...] = ()
        if record.process is not None:
            links = (Link(str(record.process), url_of(record.process, "process"), "diagram-3"),)
        return [Panel(_("Thông tin"), tuple(fact for fact in facts if fact[1]), links)]

    def body(self, record: Instrument) -> dict[str, Any]:
        may = self.may(ProcessPermission.INSTRUMENTS) and record.state != InstrumentState.RETIRED
        return {
            "checks": [
                {
                    "row": one,
                    "kind": CheckKind(one.kind).label,
                    "result": CheckResult(one.result).label,
                    "failed": one.result == CheckResult.FAIL,
                    "void": one.state == RecordedState.VOID,
                    "void_url": url_of(one, "void_check")
                    if may and one.state == RecordedState.RECORDED
                    else "",
                }
                for one in checks_of(record)
            ]
        }

    def timeline(self, record: Instrument) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(InstrumentState.choices), noun=_("phương tiện đo"))


class AddInstrument(FormPage):
    permission = ProcessPermission.INSTRUMENTS
    form_class = InstrumentForm
    title = gettext_lazy("Thêm phương tiện đo")
    button = gettext_lazy("Thêm phương tiện đo")
    success = gettext_lazy("Đã thêm. Việc tiếp theo: ghi lần kiểm gần nhất.")
    breadcrumb = (INSTRUMENTS,)

    def _agency(self) -> int:
        return own_agency(self.actor, ProcessPermission.INSTRUMENTS)

    def form_arguments(self) -> dict[str, Any]:
        return {"processes": offered_processes(self.actor, self._agency())}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": INSTRUMENTS.url}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            measuring.add_instrument,
            actor=self.actor,
            at=self.at,
            agency_id=self._agency(),
            sets=form.cleaned_data,
        )
        return url_of(done.result, "instrument") if done.result else ""


class EditInstrument(OfInstrument, FormPage):  # type: ignore[override]
    permission = ProcessPermission.INSTRUMENTS
    form_class = InstrumentForm
    title = gettext_lazy("Sửa thông tin phương tiện đo")
    button = gettext_lazy("Lưu")
    success = gettext_lazy("Đã lưu thông tin phương tiện đo.")
    lead = gettext_lazy("Đổi chu kỳ thì hạn kiểm được tính lại từ lần kiểm gần nhất.")

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.row, name) for name in measuring.WRITTEN}
        offered = offered_processes(self.actor, self.row.agency_id)
        return {"processes": offered, "initial": initial}

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row, "instrument")}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            measuring.change_instrument,
            actor=self.actor,
            at=self.at,
            instrument=self.row,
            sets=form.cleaned_data,
            base_version=self.version,
        )
        return url_of(self.row, "instrument") if done else ""


class RecordCheck(OfInstrument, FormPage):  # type: ignore[override]
    permission = ProcessPermission.INSTRUMENTS
    form_class = CheckForm
    title = gettext_lazy("Ghi lần kiểm")
    button = gettext_lazy("Ghi lần kiểm")
    success = gettext_lazy("Đã ghi lần kiểm, hạn kiểm được tính lại.")
    lead = gettext_lazy("Kết quả không đạt thì phương tiện đo ngừng dùng ngay.")

    def form_arguments(self) -> dict[str, Any]:
        kind, day = self.row.check_kind, business_day(self.at)
        return {"initial": {"kind": kind, "done_on": day}}

    def base_version(self) -> int | None:
        return None

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row, "instrument")}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            measuring.record_check,
            actor=self.actor,
            at=self.at,
            instrument=self.row,
            words=measuring.CheckWords(**form.cleaned_data),
        )
        return url_of(self.row, "instrument") if done else ""
