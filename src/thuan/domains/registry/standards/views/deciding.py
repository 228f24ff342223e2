"""Proposing that a clause does not apply, and every step of the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.standards.forms import CommentForm, ReasonForm
from thuan.domains.registry.standards.judging import clause_of, unanswered, warned
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.domains.registry.standards.selectors.nonapplicability import own_agency
from thuan.domains.registry.standards.services.nonapplicability import (
    approve,
    decline,
    end,
    endorse,
    propose,
    withdraw,
)
from thuan.domains.registry.standards.views.common import (
    LEFT_OUT,
    REGISTER,
    OfEdition,
    clause_url,
    edition_link,
    found_or_404,
    row_url,
)
from thuan.kernel.permissions import can
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from thuan.domains.registry.standards.content import Clause
    from thuan.domains.registry.standards.models import NonApplicability


class Propose(OfEdition, ActionView):
    """The secretary of the lead agency proposes that a clause does not apply."""

    permission = StandardPermission.PROPOSE
    form_class = ReasonForm
    button = gettext_lazy("Gửi đề nghị")
    success = gettext_lazy("Đã gửi đề nghị. Việc chờ ở trang “Việc của tôi” của người quyết định.")

    def agency(self) -> Agency:
        """The person's own agency; raises Http404 for whoever has none."""
        found = Agency.objects.filter(pk=own_agency(self.actor) or 0).first()
        if found is None:
            raise Http404
        return found

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Đề nghị không áp dụng điều khoản %(clause)s") % {"clause": self.clause().number}

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        edition, number = self.edition(), self.clause().number
        return (REGISTER, edition_link(edition), Link(number, clause_url(edition, number)))

    @property
    def consequence(self) -> str:  # type: ignore[override]
        clause, agency = self.clause(), self.agency()
        told = [warned(clause, agency.pk, self.at) or "", _unanswered_words(clause)]
        if clause.applicability.needs_endorsement:
            told.append(_("Trưởng ban ISO đồng ý trước, rồi thủ trưởng quyết định."))
        else:
            told.append(_("Thủ trưởng quyết định; người đề nghị không tự quyết định."))
        return " ".join(one for one in told if one)

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        clause = self.clause()
        return (
            (_("Điều khoản"), f"{clause.number} {clause.title}"),
            (_("Thường thấy ở cơ quan hành chính"), str(clause.applicability.note)),
        )

    def cancel_url(self) -> str:
        return clause_url(self.edition(), self.clause().number)

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            propose,
            actor=self.actor,
            at=self.at,
            agency=self.agency(),
            edition=self.edition(),
            clause=self.clause().number,
            reason=form.cleaned_data["reason"],
        )
        return row_url(done.result) if done.result else ""


def _unanswered_words(clause: Clause) -> str:
    """That the product cannot look itself, so that people do."""
    ground = unanswered(clause)
    if ground is None:
        return ""
    words = {"ground": str(ground.label)}
    return (
        _("Phần mềm chưa có sổ ghi %(ground)s: tự kiểm tra trước khi gửi và khi quyết định.")
        % words
    )


class Step(ActionView):
    """A step of a proposal with its confirmation page."""

    service: ClassVar[Callable[..., NonApplicability]]
    _read: NonApplicability | None = None

    def row(self) -> NonApplicability:
        """The row behind the address; raises Http404."""
        if self._read is None:
            self._read = found_or_404(self.actor, self.kwargs)
        return self._read

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        row = self.row()
        return (REGISTER, LEFT_OUT, Link(row.clause, row_url(row)))

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        row, clause = self.row(), clause_of(self.row())
        return (
            (_("Điều khoản"), f"{clause.number} {clause.title}"),
            (_("Hệ thống"), row.system.name),
            (_("Lý do không áp dụng"), row.reason),
        )

    def cancel_url(self) -> str:
        return row_url(self.row())

    def base_version(self) -> int | None:
        self._read = None
        return self.row().version

    def carry_out(self, form: forms.Form) -> str:
        row = self.row()
        if not can(self.actor, self.permission, agency_id=row.agency_id):  # type: ignore[arg-type]
            raise Http404
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            row=row,
            base_version=self.version,
            **form.cleaned_data,
        )
        return row_url(row) if done else ""


class Endorse(Step):
    permission = StandardPermission.ENDORSE
    title = gettext_lazy("Đồng ý với đề nghị không áp dụng")
    button = gettext_lazy("Đồng ý với đề nghị")
    consequence = gettext_lazy("Sau đó thủ trưởng quyết định.")
    success = gettext_lazy("Đã đồng ý. Thủ trưởng quyết định bước cuối.")
    service = staticmethod(endorse)


class Approve(Step):
    permission = StandardPermission.APPROVE
    title = gettext_lazy("Quyết định điều khoản không áp dụng")
    button = gettext_lazy("Quyết định không áp dụng")
    success = gettext_lazy("Đã quyết định. Điều khoản không áp dụng từ hôm nay.")
    service = staticmethod(approve)

    @property
    def consequence(self) -> str:  # type: ignore[override]
        row, clause = self.row(), clause_of(self.row())
        told = [warned(clause, row.agency_id, self.at) or "", _unanswered_words(clause)]
        told.append(
            _("Điều khoản không áp dụng từ hôm nay ở mọi cơ quan của hệ thống; Sở KH&CN đọc được.")
        )
        return " ".join(one for one in told if one)


class Decline(Step):
    permission = StandardPermission.APPROVE
    form_class = CommentForm
    title = gettext_lazy("Không chấp nhận đề nghị")
    button = gettext_lazy("Không chấp nhận")
    consequence = gettext_lazy("Điều khoản vẫn áp dụng. Có thể đề nghị lại với lý do khác.")
    success = gettext_lazy("Đã ghi không chấp nhận.")
    service = staticmethod(decline)


class Withdraw(Step):
    permission = StandardPermission.PROPOSE
    title = gettext_lazy("Rút đề nghị")
    button = gettext_lazy("Rút đề nghị")
    consequence = gettext_lazy("Điều khoản vẫn áp dụng.")
    success = gettext_lazy("Đã rút đề nghị.")
    service = staticmethod(withdraw)


class End(Step):
    permission = StandardPermission.APPROVE
    form_class = CommentForm
    title = gettext_lazy("Áp dụng trở lại điều khoản")
    button = gettext_lazy("Áp dụng trở lại")
    consequence = gettext_lazy("Điều khoản áp dụng từ hôm nay; thời gian trước đó vẫn đọc được.")
    success = gettext_lazy("Điều khoản áp dụng trở lại từ hôm nay.")
    service = staticmethod(end)
