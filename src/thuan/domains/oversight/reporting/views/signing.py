"""Signing: what is signed is what was shown, the factor again, one report or several (U31–U34)."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypedDict
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms import SigningForm, SignManyForm
from thuan.domains.oversight.reporting.judging import last_year_values, last_years
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.signing import (
    changed_since,
    sheet_of,
    version_counts,
    waiting_report,
    waiting_to_sign,
)
from thuan.domains.oversight.reporting.services.signing import sign_report
from thuan.domains.oversight.reporting.views.common import ReportStep, report_url
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.confirming import Confirmation
from thuan.kernel.accounts.models import User
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.ui.access import actor_of, at_of
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django import forms
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from thuan.domains.oversight.reporting.selectors.signing import Sheet

RESULTS = "ket_qua_ky"
KEPT_RESULTS = 5


class SignReport(ReportStep):
    """What is shown here is what is signed: built from the frozen working paper (U31)."""

    permission = ReportPermission.SIGN
    form_class = SigningForm
    template_name: ClassVar[str] = "reporting/sign.html"
    title = gettext_lazy("Ký báo cáo")
    button = gettext_lazy("Ký báo cáo")
    consequence = gettext_lazy(
        "Ký là chịu trách nhiệm về số liệu. Sau khi ký, nội dung được khóa; "
        "thủ trưởng rút lại được trước khi gửi."
    )
    success = gettext_lazy("Đã ký. Bước sau: gửi Sở Khoa học và Công nghệ.")
    service = staticmethod(sign_report)

    def report(self) -> AnnualReport:
        report = super().report()
        if not DraftContent.objects.filter(report=report).exists():
            raise Http404
        return report

    def form_arguments(self) -> dict[str, Any]:
        return {"confirm": Confirmation(self.request, self.key)}

    def arguments(self, form: forms.Form) -> dict[str, object]:
        return {"shown_hash": form.cleaned_data["shown_hash"], "base_version": self.version}

    def context(self, form: forms.Form) -> dict[str, Any]:
        """The page always shows, and binds, what stands now; what moved since is listed."""
        report = self.report()
        paper = DraftContent.objects.select_related("updated_by", "created_by").get(report=report)
        signed_before = version_counts([report]).get(report.pk, 0)
        sheet = sheet_of(report, paper, signed_before, last_year_values(report))
        state = ReportState(report.state)
        return {
            **super().context(form),
            "version": report.version,
            "report": report,
            "sheet": sheet,
            "serves_others": len(getattr(self.request, "served_agencies", ())) > 1,
            "waits": state is ReportState.INTERNAL_REVIEW,
            "state_words": state.label,
            "moved": changed_since(sheet, self.request.POST.get("shown", "")),
        }


class Outcome(TypedDict):
    """What became of one report in a press that signed several; kept in the session as JSON."""

    name: str
    url: str
    signed: bool
    reason: str


class SignMany(FormPage):
    """Every report that waits for this person's signature, whichever agency he acts for now.

    Someone who serves several agencies acts for one at a time; here his signature is asked for by
    all of them, so the page reads with all the rights he holds and none besides.
    """

    permission = ReportPermission.SIGN
    form_class = SignManyForm
    template_name: ClassVar[str] = "reporting/sign_many.html"
    title = gettext_lazy("Ký nhiều báo cáo")
    button = gettext_lazy("Ký các báo cáo đã chọn")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with _every_right(request):
            return super().dispatch(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        offered = [(_choice(sheet), str(sheet.report)) for sheet in self.sheets]
        return {"confirm": Confirmation(self.request, self.key), "offered": offered}

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The waiting reports as their signer sees them; the statements do not grow with them."""
        waiting = waiting_to_sign(self.actor)
        counts = version_counts(waiting)
        before = last_years(waiting)
        return [
            sheet_of(report, report.draft, counts.get(report.pk, 0), before[report.pk])
            for report in waiting
        ]

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, SignManyForm)
        results = [self._sign(public_id, shown) for public_id, shown in form.ticked()]
        kept = dict(list(self.request.session.get(RESULTS, {}).items())[-KEPT_RESULTS + 1 :])
        self.request.session[RESULTS] = {**kept, self.key: results}
        return f"{reverse('reporting:sign_many')}?lan={self.key}"

    def _sign(self, public_id: str, shown_hash: str) -> Outcome:
        """Sign one of them; a refusal of one leaves the others signed (U9)."""
        report = waiting_report(self.actor, public_id) if _is_uuid(public_id) else None
        if report is None:
            return Outcome(name=_("Báo cáo đã chọn"), url="", signed=False, reason=_unknown())
        name = _name(report)
        told = Outcome(name=name, url=report_url(report), signed=True, reason="")
        if report.state != ReportState.INTERNAL_REVIEW:
            return {**told, "signed": False, "reason": self._already(report)}
        try:
            sign_report(actor=self.actor, at=self.at, report=report, shown_hash=shown_hash)
        except ValidationError as refused:
            return {**told, "signed": False, "reason": " ".join(refused.messages)}
        except PermissionDenied as refused:
            return {**told, "signed": False, "reason": str(refused)}
        except StaleRow:
            changed = _("Báo cáo vừa được người khác cập nhật. Mở lại trang này rồi ký.")
            return {**told, "signed": False, "reason": changed}
        return told

    def _already(self, report: AnnualReport) -> str:
        """A report that does not wait any more: signed by whom, or where it stands."""
        version = report.versions.select_related("signed_by").order_by("-number").first()
        if version is not None and report.state not in {ReportState.DRAFT, ReportState.RETURNED}:
            words = {"person": version.signed_by or version.signer_name, "n": version.number}
            return _("Đã được ký trước đó: bản %(n)s, người ký %(person)s.") % words
        return _("Báo cáo không còn chờ ký (%(state)s).") % {
            "state": ReportState(report.state).label
        }

    def context(self, form: forms.Form) -> dict[str, Any]:
        sheets = self.sheets
        ticked = set(self.request.POST.getlist("reports"))
        rows = [(sheet, _choice(sheet), _choice(sheet) in ticked) for sheet in sheets]
        results = self.request.session.get(RESULTS, {}).get(self.request.GET.get("lan", ""), [])
        signed = sum(1 for one in results if one["signed"])
        return {
            **super().context(form),
            "rows": rows,
            "results": results,
            "told": _told(signed, len(results)) if results else "",
        }


def _unknown() -> str:
    return _("Không còn trong danh sách chờ người này ký.")


def _told(signed: int, asked: int) -> str:
    """``Đã ký 2/3 báo cáo đã chọn.``"""
    words = {"signed": signed, "asked": asked}
    return (
        ngettext(
            "Đã ký %(signed)s/%(asked)s báo cáo đã chọn.",
            "Đã ký %(signed)s/%(asked)s báo cáo đã chọn.",
            asked,
        )
        % words
    )


def _name(report: AnnualReport) -> str:
    words = {"agency": report.agency.name, "year": report.cycle.year}
    return _("%(agency)s, báo cáo năm %(year)s") % words


def _choice(sheet: Sheet) -> str:
    """What a tick sends: which report, and the fingerprint of what was shown of it."""
    return f"{sheet.report.public_id}:{sheet.content_hash}"


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@contextmanager
def _every_right(request: HttpRequest) -> Iterator[None]:
    """Let the request act with everything its person holds, not only at the chosen agency."""
    narrowed, user = actor_of(request), request.user
    if narrowed is None or not isinstance(user, User):
        yield
        return
    whole = actor_for(user, at_of(request), request_id=narrowed.request_id)
    request.actor = whole  # type: ignore[attr-defined]
    try:
        with entered(whole.scope()):
            yield
    finally:
        request.actor = narrowed  # type: ignore[attr-defined]
