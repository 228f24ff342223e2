"""A later act of the People's Committee: what changes is shown before it is issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.content import PlanFault, changes, list_changes, read_plan
from thuan.domains.oversight.programme.forms import AmendmentForm
from thuan.domains.oversight.programme.forms.amending import SEEN_FIELD, as_it_stands
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services.amending import amend_plan
from thuan.domains.oversight.programme.views.common import ChangesPlan, plan_url
from thuan.domains.oversight.programme.views.editing import shown_as_typed
from thuan.domains.registry.agencies.api import known_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms

    from thuan.domains.oversight.programme.content import PlanContent


@dataclass(frozen=True, slots=True)
class ShownList:
    """The agencies that come to the list of a target and those that leave it, by name."""

    target: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class Amend(ChangesPlan, FormPage):  # type: ignore[override]
    """The act and the parts it changes; the first press shows the changes, the second issues."""

    permission = PlanPermission.ISSUE
    form_class = AmendmentForm
    template_name: ClassVar[str] = "programme/amend.html"
    title = gettext_lazy("Điều chỉnh kế hoạch")
    lead = gettext_lazy(
        "Kế hoạch đã ban hành vẫn là mốc so sánh; trang kế hoạch ghi rõ số ban đầu."
    )
    success = gettext_lazy("Đã ghi điều chỉnh kế hoạch.")

    @property
    def button(self) -> str:  # type: ignore[override]
        return _("Xem các điểm thay đổi")

    def form_arguments(self) -> dict[str, Any]:
        content = content_of(self.plan())
        return {
            "content": content,
            "known": [one.code for one in known_on(self.plan().signed_on or self.today())],
            "initial": as_it_stands(content),
        }

    def today(self) -> Any:
        return business_day(self.at)

    def stored(self) -> dict[str, str]:
        return shown_as_typed(as_it_stands(content_of(self.plan())))

    def context(self, form: forms.Form) -> dict[str, Any]:
        known = super().context(form)
        amended = self._amended(form) if form.is_bound else None
        if amended is None:
            return known
        before = content_of(self.plan())
        return {
            **known,
            "differences": [one for one in changes(before, amended) if one.part != _("danh sách")],
            "lists": self._lists(before, amended),
            "seen": digest(amended),
            "seen_field": SEEN_FIELD,
        }

    def _amended(self, form: forms.Form) -> PlanContent | None:
        """What the form makes of the plan; None where a field cannot be read."""
        assert isinstance(form, AmendmentForm), "this page has one form"
        if set(form.errors) - {"__all__"}:
            return None
        try:
            return read_plan(form.amended().to_json())
        except PlanFault:
            return None

    def _lists(self, before: PlanContent, after: PlanContent) -> list[ShownList]:
        day = self.plan().signed_on or self.today()
        names = {one.code: one.name for one in known_on(day)}
        return [
            ShownList(one.target, _named(one.added, names), _named(one.removed, names))
            for one in list_changes(before, after)
        ]

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, AmendmentForm), "this page has one form"
        plan, data, content = self.plan(), form.cleaned_data, form.amended()
        if not self._has_seen(form, content):
            return ""
        done = attempt(
            form,
            amend_plan,
            actor=self.actor,
            at=self.at,
            plan=plan,
            number=data["number"],
            signed_on=data["signed_on"],
            reason=data["reason"],
            content=content,
            base_version=self.version,
        )
        return plan_url(plan) if done else ""

    def _has_seen(self, form: AmendmentForm, content: PlanContent) -> bool:
        """Whether the press comes from a page that showed these very changes."""
        try:
            content = read_plan(content.to_json())
        except PlanFault as fault:
            form.add_error(None, str(fault))
            return False
        if not changes(content_of(self.plan()), content):
            form.add_error(None, _("Nội dung chưa thay đổi so với kế hoạch hiện hành."))
            return False
        seen = form.data.get(SEEN_FIELD)
        if seen and seen != digest(content):
            words = _("Nội dung khác lần xem trước: xem lại rồi bấm “Ban hành điều chỉnh”.")
            form.add_error(None, words)
        return bool(seen == digest(content))


def digest(content: PlanContent) -> str:
    """Names a content, so that what was seen and what is issued are the same."""
    return sha256_hex(canonical_json(content.to_json()))


def _named(codes: Sequence[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(code, code) for code in codes)
