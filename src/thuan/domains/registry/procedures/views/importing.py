"""A decision is taken in by two steps: see what it would do; then apply it in one act."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.registry.procedures.content import TONES
from thuan.domains.registry.procedures.enums import Change
from thuan.domains.registry.procedures.forms import ConfirmForm, DecisionForm
from thuan.domains.registry.procedures.permissions import RegisterPermission
from thuan.domains.registry.procedures.services.publishing import Decision, plan, publish
from thuan.domains.registry.procedures.services.reading import COLUMNS, NEEDED
from thuan.domains.registry.procedures.views.register import HERE
from thuan.kernel.importing import Sheet, read_sheet
from thuan.kernel.permissions import require
from thuan.kernel.ui.access import actor_of, may_open
from thuan.kernel.ui.forms import attempt, wrongs
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from thuan.domains.registry.procedures.services.publishing import Planned

SALT: Final = "administrative_procedures.import"
SHOWN: Final = 500
_ORDER: Final = (Change.FAULT, Change.REMOVED, Change.CHANGED, Change.ADDED, Change.UNCHANGED)


class Upload(GuardedMixin, View):
    """The decision and its list; the answer shows every line with what it does. Writes nothing."""

    permission = RegisterPermission.KEEP

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The right is asked over the whole province, before a list is chosen in vain."""
        actor = actor_of(request)
        if may_open(actor, self.permission) and actor is not None:
            require(actor, self.permission, agency_id=None)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, DecisionForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = DecisionForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(request, form, 422)
        given = form.cleaned_data
        file = given.pop("tep")
        try:
            sheet = read_sheet(file.read(), file.name, COLUMNS, NEEDED)
        except ValidationError as unread:
            form.add_error("tep", unread)
            return self._show(request, form, 422)
        decision = Decision(**given)
        return self._preview(request, decision, sheet, plan(decision, sheet))

    def _preview(
        self, request: HttpRequest, decision: Decision, sheet: Sheet, lines: list[Planned]
    ) -> HttpResponse:
        counts = {change: sum(one.change is change for one in lines) for change in Change}
        ranked = sorted(lines, key=lambda one: (_ORDER.index(one.change), one.row, one.code))
        context = {
            "title": _("Xem trước khi áp dụng quyết định"),
            "breadcrumb": (HERE,),
            "decision": decision,
            "file": sheet.name,
            "lines": [(one, _badge(one.change)) for one in ranked[:SHOWN]],
            "left_out": max(0, len(lines) - SHOWN),
            "counts": [(_badge(change), n) for change, n in counts.items()],
            "faulty": counts[Change.FAULT],
            "nothing": len(lines) == counts[Change.UNCHANGED],
            "form": ConfirmForm(initial={"noi_dung": packed(decision, sheet)}),
            "key": uuid4().hex,
            "again": reverse("administrative_procedures:import"),
            "write": reverse("administrative_procedures:import_write"),
        }
        return render(request, "administrative_procedures/import_preview.html", context)

    def _show(self, request: HttpRequest, form: DecisionForm, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {
            "title": _("Nhập quyết định công bố thủ tục hành chính"),
            "breadcrumb": (HERE,),
            "form": form,
            "wrongs": wrongs(form) if form.is_bound else [],
            "button": _("Đọc tệp và xem trước"),
            "columns": [(key, head, key in NEEDED) for key, head in COLUMNS.items()],
            "key": uuid4().hex,
            "version": "",
            "multipart": True,
        }
        template = "administrative_procedures/import.html"
        return render(request, template, context, status=status)


class Write(FormPage):
    """The confirmed decision: every line or none."""

    permission = RegisterPermission.KEEP
    title = gettext_lazy("Nhập quyết định công bố thủ tục hành chính")
    button = gettext_lazy("Áp dụng quyết định")
    form_class = ConfirmForm
    breadcrumb = (HERE,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        del request, args, kwargs
        return redirect("administrative_procedures:import")

    def carry_out(self, form: forms.Form) -> str:
        try:
            decision, sheet = unpacked(form.cleaned_data["noi_dung"])
        except signing.BadSignature:
            form.add_error(None, _("Nội dung xem trước đã bị thay đổi. Mở lại trang nhập từ tệp."))
            return ""
        done = attempt(form, publish, actor=self.actor, at=self.at, decision=decision, sheet=sheet)
        if not done or done.result is None:
            return ""
        counts = done.result
        words = {
            "added": counts[Change.ADDED],
            "changed": counts[Change.CHANGED],
            "removed": counts[Change.REMOVED],
        }
        sentence = _(
            "Đã áp dụng quyết định: thêm %(added)s, sửa đổi %(changed)s, bãi bỏ %(removed)s."
        )
        self.success = sentence % words
        return reverse("administrative_procedures:register")


def packed(decision: Decision, sheet: Sheet) -> str:
    """The decision and the read rows as the page carries them to the second step, signed."""
    cover = {
        "number": decision.number,
        "decided_on": decision.decided_on.isoformat(),
        "effective_from": decision.effective_from.isoformat(),
        "whole": decision.whole,
    }
    content = {name: getattr(sheet, name) for name in Sheet.__slots__}
    return signing.dumps({"cover": cover, "sheet": content}, salt=SALT, compress=True)


def unpacked(text: str) -> tuple[Decision, Sheet]:
    """What ``packed`` carried; raises signing.BadSignature when it is not what was shown."""
    content = signing.loads(text, salt=SALT)
    cover = content["cover"]
    decision = Decision(
        cover["number"],
        dt.date.fromisoformat(cover["decided_on"]),
        dt.date.fromisoformat(cover["effective_from"]),
        cover["whole"],
    )
    return decision, Sheet(**content["sheet"])


def _badge(change: Change) -> Badge:
    return Badge(TONES[change], change.label)
