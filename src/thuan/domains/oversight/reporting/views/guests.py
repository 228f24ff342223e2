"""Inviting a reviewer or signer to one report or synthesis, and ending the invitation (F6)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms import CommentForm
from thuan.domains.oversight.reporting.forms.guests import GuestForm, SynthesisGuestForm
from thuan.domains.oversight.reporting.models import AnnualReport, Synthesis
from thuan.domains.oversight.reporting.permissions import (
    GUESTS_OF_SYNTHESIS,
    REVIEWER_OF_REPORT,
    SIGNER_OF_REPORT,
    ReportPermission,
    SynthesisPermission,
)
from thuan.domains.oversight.reporting.selectors.cycles import report_key
from thuan.domains.oversight.reporting.views.chasing import chase_url, cycle_or_404, entry_or_404
from thuan.domains.oversight.reporting.views.common import report_or_404, report_url
from thuan.domains.oversight.reporting.views.syntheses import synthesis_or_404, synthesis_url
from thuan.domains.registry.people.api import (
    Invitation,
    guests_of,
    invite_guest,
    may_give,
    standing_guest,
    withdraw_guest,
)
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.kernel.accounts.models import GuestAssignment

REPORT, SYNTHESIS = AnnualReport._meta.label_lower, Synthesis._meta.label_lower


class InviteGuest(FormPage):
    """A page gives ``invitation`` and ``place``, to which it leads back."""

    form_class = GuestForm
    template_name = "reporting/invite.html"
    title = gettext_lazy("Mời người thẩm định")
    button = gettext_lazy("Mời")
    success = gettext_lazy("Đã mời. Người được mời nhận tin báo kèm địa chỉ của hồ sơ.")
    lead = gettext_lazy(
        "Dùng khi cơ quan không còn ai khác làm được bước này. Người được mời chỉ thấy hồ sơ này; "
        "người đã tham gia bước trước không làm được bước sau."
    )

    def invitation(self, form: forms.Form | None = None) -> Invitation:
        """The object and what is asked of its guest; raises Http404 where it does not exist."""
        raise NotImplementedError

    def place(self) -> str:
        raise NotImplementedError

    def carry_out(self, form: forms.Form) -> str:
        typed = form.cleaned_data
        done = attempt(
            form,
            invite_guest,
            actor=self.actor,
            at=self.at,
            to=self.invitation(form),
            username=typed["username"],
            decision_no=typed["decision_no"],
            valid_from=typed["valid_from"],
            valid_to=typed["last_day"] + dt.timedelta(days=1),
        )
        return self.place() if done else ""

    def context(self, form: forms.Form) -> dict[str, Any]:
        to = self.invitation()
        rows = guests_of(to.model, to.public_id, business_day(self.at))
        invited = [(row, words_of(row), may_give(self.actor, row)) for row in rows]
        return {**super().context(form), "invited": invited, "back_url": self.place()}


class InviteReviewer(InviteGuest):
    """The head, or the secretary on the head's decision, invites somebody to review."""

    permission = ReportPermission.INVITE

    def invitation(self, form: forms.Form | None = None) -> Invitation:
        del form
        report = report_or_404(self.actor, self.kwargs["public_id"])
        require(self.actor, ReportPermission.INVITE, agency_id=report.agency_id)
        duties = tuple(map(str, REVIEWER_OF_REPORT))
        link = report_url(report)
        return Invitation(report.agency_id, REPORT, report.public_id, Role.QMR, duties, link)

    def place(self) -> str:
        return report_url(report_or_404(self.actor, self.kwargs["public_id"]))


class InviteSigner(InviteGuest):
    """DOST names a signer, as it names heads; the report itself it does not see before it comes."""

    permission = ReportPermission.INVITE_SIGNER
    title = gettext_lazy("Mời người ký báo cáo thay thủ trưởng")

    def invitation(self, form: forms.Form | None = None) -> Invitation:
        del form
        cycle = cycle_or_404(self.request)
        right = ReportPermission.INVITE_SIGNER
        entry = entry_or_404(self.actor, cycle, self.kwargs["public_id"], right)
        if (key := report_key(cycle, entry.agency_id)) is None:
            raise Http404
        duties = tuple(map(str, SIGNER_OF_REPORT))
        link = reverse("reporting:report", args=[key])
        return Invitation(entry.agency_id, REPORT, key, Role.HEAD, duties, link)

    def place(self) -> str:
        return chase_url(self.kwargs["public_id"], cycle_or_404(self.request).year)


class InviteToSynthesis(InviteGuest):
    """DOST administrators invite to the review or the approval of a frozen synthesis."""

    permission = SynthesisPermission.INVITE
    form_class = SynthesisGuestForm

    def invitation(self, form: forms.Form | None = None) -> Invitation:
        synthesis = synthesis_or_404(self.kwargs["public_id"])
        held = require(self.actor, SynthesisPermission.INVITE, agency_id=None)
        role = Role(form.cleaned_data["role"]) if form else Role.DOST_OFFICER
        duties = tuple(map(str, GUESTS_OF_SYNTHESIS[role]))
        at_agency, link = held.at_agency_id, synthesis_url(synthesis)
        return Invitation(at_agency, SYNTHESIS, synthesis.public_id, role, duties, link)

    def place(self) -> str:
        return synthesis_url(synthesis_or_404(self.kwargs["public_id"]))


class WithdrawGuest(ActionView):
    """Ending an invitation, by whoever may invite to that step."""

    permission = ReportPermission.VIEW
    form_class = CommentForm
    title = gettext_lazy("Thôi mời")
    button = gettext_lazy("Thôi mời")
    consequence = gettext_lazy("Từ hôm nay người đó không thấy hồ sơ; việc đã làm vẫn có giá trị.")
    success = gettext_lazy("Đã thôi mời.")

    def guest(self) -> GuestAssignment:
        found = standing_guest(self.kwargs["guest_id"])
        if found is None or not may_give(self.actor, found):
            raise Http404
        return found

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]
        return ((_("Người được mời"), words_of(self.guest())),)

    def cancel_url(self) -> str:
        guest = self.guest()
        if guest.target_type == SYNTHESIS:
            return reverse("reporting:synthesis", args=[guest.target_id])
        if guest.role == Role.HEAD:
            return reverse("reporting:chase", args=[guest.at_agency.public_id])
        return reverse("reporting:report", args=[guest.target_id])

    def carry_out(self, form: forms.Form) -> str:
        guest, place = self.guest(), self.cancel_url()
        words = form.cleaned_data["comment"]
        done = attempt(
            form, withdraw_guest, actor=self.actor, at=self.at, guest=guest, reason=words
        )
        return place if done else ""


def words_of(row: GuestAssignment) -> str:
    """Who, for which step, from when to when, by which decision."""
    assert row.valid_to is not None, "an invitation has its last day"
    return _("%(name)s, thay %(role)s, từ %(first)s đến hết %(last)s, theo %(decision)s") % {
        "name": row.person.full_name,
        "role": Role(row.role).label,
        "first": format_date(row.valid_from),
        "last": format_date(row.valid_to - dt.timedelta(days=1)),
        "decision": row.decision_no,
    }
