"""Choosing the day of the demonstration, before anybody logs in; only in a demo database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.access import at_of
from thuan.portals.demo import progress
from thuan.portals.demo.building import OFFERED
from thuan.portals.demo.services import ask_for_rebuild

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


class OnlyInADemo(View):
    """Open to everybody in a demonstration, not found anywhere else."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not clock.is_demo():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


def _asked_day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if day not in OFFERED:
        raise Http404
    return day


@method_decorator(login_not_required, name="dispatch")
class ChangeDay(OnlyInADemo):
    """What is lost by going to another day, and the button that goes there."""

    def get(self, request: HttpRequest) -> HttpResponse:
        day = _asked_day(request.GET.get("ngay", ""))
        context = {"title": _("Đổi ngày minh họa"), "day": day, "words": format_date(day)}
        return render(request, "demo/change_day.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        day, at = _asked_day(request.POST.get("ngay", "")), at_of(request)
        try:
            ask_for_rebuild(actor=Actor.system("demo", at), at=at, day=day)
        except ValidationError:
            raise Http404 from None
        return redirect("demo:progress")


@method_decorator(login_not_required, name="dispatch")
class ShowProgress(OnlyInADemo):
    """The bar; the page asks again by itself, with and without script."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rebuild = progress.read()
        if rebuild is None:
            return redirect("account_login")
        context = {
            "title": _("Đang dựng lại dữ liệu minh họa"),
            "rebuild": rebuild,
            "words": format_date(dt.date.fromisoformat(rebuild.day)),
            "under_way": rebuild.state in {progress.QUEUED, progress.RUNNING},
        }
        answer = render(request, "demo/progress.html", context)
        if context["under_way"]:
            answer["Refresh"] = "2"
        return answer
