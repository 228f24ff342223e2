"""The official reminder letter: draft, paper, number and date (REM-35)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import LetterState
from thuan.domains.oversight.reporting.forms.chasing import LetterForm, LetterNumberForm
from thuan.domains.oversight.reporting.models import ReminderLetter
from thuan.domains.oversight.reporting.papers import FORMATS, MARK, letterhead
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.reports.letter import letter_document, letter_notation
from thuan.domains.oversight.reporting.selectors.letters import may_read
from thuan.domains.oversight.reporting.selectors.tracking import arrivals
from thuan.domains.oversight.reporting.services.letters import draft_letter, issue_letter
from thuan.domains.oversight.reporting.views.chasing import cycle_or_404
from thuan.domains.oversight.reporting.workflow import LETTER_WORKFLOW
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import due_day
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.permissions import can
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx
from thuan.kernel.tenancy.scope import current_scope
from thuan.kernel.text.dates import format_date, format_datetime
from thuan.kernel.ui.components import Header, Link
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import ActionView, FormPage, GuardedMixin, RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest

    from thuan.kernel.ui.components import TimelineEvent

BOARD = Link(gettext_lazy("Theo dõi báo cáo năm"), "/bao-cao/theo-doi/")
# Days that a letter usually gives, from the day it is drafted.
USUAL_TIME = dt.timedelta(days=7)
MAKERS = {"docx": to_docx, "pdf": to_pdf}


def letter_or_404(public_id: UUID) -> ReminderLetter:
    """The letter for people of the province; a district and an agency have its paper alone."""
    rows = ReminderLetter.objects.select_related("cycle")
    found = rows.filter(public_id=public_id).first() if current_scope().province else None
    if found is None:
        raise Http404
    return found


def letter_url(letter: ReminderLetter) -> str:
    return reverse("reporting:letter", args=[letter.public_id])


class DraftLetter(FormPage):
    """A letter to everybody who has not sent by now."""

    permission = ReportPermission.CHASE
    form_class = LetterForm
    title = gettext_lazy("Lập công văn đôn đốc")
    button = gettext_lazy("Lập dự thảo công văn")
    success = gettext_lazy("Đã lập dự thảo công văn.")
    breadcrumb = (BOARD,)

    def form_arguments(self) -> dict[str, Any]:
        usual = due_day(business_day(self.at) + USUAL_TIME, RollRule.NEXT_WORKING_DAY)
        return {"initial": {"new_due_on": usual}}

    def context(self, form: forms.Form) -> dict[str, Any]:
        if not can(self.actor, ReportPermission.CHASE, agency_id=None):
            raise PermissionDenied(_("Công văn đôn đốc do Sở KH&CN lập và phát hành."))
        absent = arrivals(self.actor, cycle_or_404(self.request)).absent
        lead = _(
            "Nơi nhận là %(n)s cơ quan chưa gửi báo cáo vào lúc này; danh sách không đổi sau khi "
            "lập. Công văn in ra để lãnh đạo Sở ký; văn thư cho số rồi mới phát hành."
        )
        return {**super().context(form), "lead": lead % {"n": absent}}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            draft_letter,
            actor=self.actor,
            at=self.at,
            cycle=cycle_or_404(self.request),
            new_due_on=form.cleaned_data["new_due_on"],
        )
        return letter_url(done.result) if done.result else ""


class LetterRecord(RecordView[ReminderLetter]):
    """One letter: whom it goes to, its paper, its number."""

    permission = ReportPermission.TRACK
    template_name: ClassVar[str] = "reporting/letter.html"
    breadcrumb = (BOARD,)

    def record(self) -> ReminderLetter:
        return letter_or_404(self.kwargs["public_id"])

    def header(self, record: ReminderLetter) -> Header:
        state = LetterState(record.state)
        tone = Tone.SUCCESS if state is LetterState.ISSUED else Tone.PROGRESS
        facts = [_("nơi nhận tính đến %(moment)s") % {"moment": format_datetime(record.as_of)}]
        if record.document_on is not None:
            facts.insert(
                0,
                _("số %(number)s ngày %(day)s")
                % {"number": record.document_no, "day": format_date(record.document_on)},
            )
        if record.new_due_on is not None:
            facts.append(
                _("yêu cầu gửi trước ngày %(day)s") % {"day": format_date(record.new_due_on)}
            )
        next_step, refusals = None, []
        for step in LETTER_WORKFLOW.offered(record, self.actor):
            refusals = LETTER_WORKFLOW.refusals(record, step.name, self.actor)
            if not refusals:
                url = reverse("reporting:issue_letter", args=[record.public_id])
                next_step = Link(step.label, url)
        return Header(
            title=_("Công văn đôn đốc năm %(year)s, bản %(number)s")
            % {"year": record.cycle.year, "number": record.number},
            state=Badge(tone, state.label),
            facts=tuple(facts),
            next_step=next_step,
            refusals=tuple(refusals),
            actions=tuple(
                Link(
                    _("Công văn (.%(kind)s)") % {"kind": kind},
                    reverse("reporting:letter_paper", args=[record.public_id, kind]),
                    "download",
                )
                for kind in MAKERS
            ),
        )

    def timeline(self, record: ReminderLetter) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(LetterState.choices), noun=_("công văn đôn đốc"))


class IssueLetter(ActionView):
    """Number and date of the signed letter; from then on the agencies see it."""

    permission = ReportPermission.CHASE
    form_class = LetterNumberForm
    title = gettext_lazy("Ghi số, ngày và phát hành công văn")
    button = gettext_lazy("Phát hành công văn")
    consequence = gettext_lazy(
        "Các cơ quan có tên thấy công văn trên trang báo cáo và được báo tin. Số, ngày và nơi nhận "
        "không đổi được nữa."
    )
    success = gettext_lazy("Đã phát hành công văn.")
    breadcrumb = (BOARD,)

    def letter(self) -> ReminderLetter:
        return letter_or_404(self.kwargs["public_id"])

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"document_on": business_day(self.at)}}

    def cancel_url(self) -> str:
        return letter_url(self.letter())

    def base_version(self) -> int | None:
        return self.letter().version

    def carry_out(self, form: forms.Form) -> str:
        letter, data = self.letter(), form.cleaned_data
        done = attempt(
            form,
            issue_letter,
            actor=self.actor,
            at=self.at,
            letter=letter,
            document_no=f"{data['number']}/{letter_notation(letterhead())}",
            document_on=data["document_on"],
            base_version=self.version,
        )
        return letter_url(letter) if done else ""


class LetterPaper(GuardedMixin, View):
    """The letter as a document, for the province and for the agencies it names."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
        del request
        rows = ReminderLetter.objects.select_related("cycle").filter(public_id=public_id)
        letter = rows.first()
        if letter is None or kind not in MAKERS or not may_read(letter, self.actor):
            raise Http404
        mark = MARK if site().is_demo else None
        content = MAKERS[kind](letter_document(letter, head=letterhead(), watermark=mark))
        name = f"cong-van-don-doc-{letter.cycle.year}-{letter.number}.{kind}"
        return HttpResponse(
            content,
            content_type=str(FORMATS[kind][1]),
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
