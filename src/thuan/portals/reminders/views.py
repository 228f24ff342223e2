"""Pages of the reminder rules and of the undelivered e-mails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from thuan.kernel.duties.catalogue import rules
from thuan.kernel.duties.registry import subjects
from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.selectors import undelivered
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, FormPage, GuardedMixin, RegisterView
from thuan.portals.reminders.forms import MailFilter, RuleForm
from thuan.portals.reminders.permissions import ReminderPermission
from thuan.portals.reminders.selectors import due_words, previews, rule_lines
from thuan.portals.reminders.services import change_rule, resend
from thuan.portals.reminders.tables import MAIL_TABLE

if TYPE_CHECKING:
    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.catalogue import Rule

RULES = gettext_lazy("Quy tắc nhắc hạn")
MAILS = gettext_lazy("Thư chưa gửi được")
FIELDS = ("ladder", "recipients", "escalation", "legal_basis")


class Rules(GuardedMixin, TemplateView):
    """Every rule that acts, as it stands."""

    permission = ReminderPermission.KEEP
    template_name = "reminders/rules.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = rule_lines()
        found = {"title": RULES, "lines": lines, "waiting": len(rules()) - len(lines)}
        return super().get_context_data(**kwargs) | found


class ChangeRule(FormPage):
    """The words of one rule, with the days they give for the present deadlines."""

    permission = ReminderPermission.KEEP
    form_class = RuleForm
    template_name = "reminders/change.html"
    button = gettext_lazy("Lưu quy tắc")
    success = gettext_lazy("Đã lưu quy tắc; lần rà hạn tới dùng quy tắc này.")
    lead = gettext_lazy("Lần nhắc đã gửi không đổi; quy tắc mới dùng từ lần rà hạn tới.")

    @cached_property
    def rule(self) -> Rule:
        """The rule as it stands; only those that act can be changed."""
        code = self.kwargs["code"]
        if code not in subjects():
            raise Http404
        return rules()[code]

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Sửa quy tắc nhắc: %(name)s") % {"name": subjects()[self.rule.code].title}

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (Link(RULES, reverse("reminders:rules")),)

    def base_version(self) -> int:
        return self.rule.version

    def stored(self) -> dict[str, str]:
        return {name: getattr(self.rule, name) for name in FIELDS}

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": self.stored()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """With ``xem`` the days of the typed words are shown and nothing is written."""
        if "xem" in request.POST:
            form = self.form(request.POST)
            return self.show(form, status=200 if form.is_valid() else 422)
        return super().post(request, *args, **kwargs)

    def context(self, form: forms.Form) -> dict[str, Any]:
        typed = form.is_bound and not form.errors
        rule = replace(self.rule, **form.cleaned_data) if typed else self.rule
        found = [(due_words(one), one.lines) for one in previews(rule)]
        return {**super().context(form), "previews": found, "typed": typed}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            change_rule,
            actor=self.actor,
            at=self.at,
            code=self.rule.code,
            words={name: form.cleaned_data[name] for name in FIELDS},
            base_version=self.version,
        )
        return reverse("reminders:rules") if done else ""


class Mails(RegisterView[Notice]):
    """E-mails given up or waiting for another try, with their reasons."""

    permission = ReminderPermission.SEND_AGAIN
    table = MAIL_TABLE
    filter_form = MailFilter
    title = MAILS
    default_order = ("-at",)
    empty = Empty(gettext_lazy("Mọi thư đã gửi được. Thư gặp trục trặc sẽ hiện ở đây kèm lý do."))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Notice]:
        del actor
        rows = undelivered()
        return rows.filter(mail_reason__icontains=wanted["q"]) if wanted.get("q") else rows

    def primary_action(self, actor: Actor) -> Link | None:
        del actor
        if not undelivered().filter(mail_state=MailState.FAILED).exists():
            return None
        return Link(_("Gửi lại tất cả"), reverse("reminders:send_all"), "send")


class SendAllAgain(ActionView):
    """Every e-mail that was given up goes into the queue once more."""

    permission = ReminderPermission.SEND_AGAIN
    title = gettext_lazy("Gửi lại mọi thư đã ngừng gửi")
    button = gettext_lazy("Gửi lại tất cả")
    consequence = gettext_lazy("Mỗi thư được gửi lại một lần; thư đã đến nơi không gửi lần hai.")
    success = gettext_lazy("Đã xếp các thư vào hàng chờ gửi.")
    breadcrumb = (Link(MAILS, "/thu-chua-gui/"),)

    def cancel_url(self) -> str:
        return reverse("reminders:mails")

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(form, resend, actor=self.actor, at=self.at)
        return reverse("reminders:mails") if done else ""


class SendOneAgain(SendAllAgain):
    """One e-mail that was given up."""

    title = gettext_lazy("Gửi lại thư này")
    button = gettext_lazy("Gửi lại")
    consequence = gettext_lazy("Thư được gửi lại đến địa chỉ thư hiện ghi của người nhận.")
    success = gettext_lazy("Đã xếp thư vào hàng chờ gửi.")

    @cached_property
    def notice(self) -> Notice:
        public_id = self.kwargs["public_id"]
        found = undelivered().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        return found

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]
        return (
            (_("Tiêu đề"), self.notice.subject),
            (_("Người nhận"), str(self.notice.recipient)),
            (_("Lý do chưa gửi được"), self.notice.mail_reason),
        )

    def carry_out(self, form: forms.Form) -> str:
        one = self.notice.public_id
        done = attempt(form, resend, actor=self.actor, at=self.at, public_id=one)
        return reverse("reminders:mails") if done else ""
