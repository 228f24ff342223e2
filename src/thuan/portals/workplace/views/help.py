"""Help for the page one came from, with two tabs (U48)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from thuan.portals.workplace.topics import TOPICS, topic_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

STEPS = "tung-buoc"


class HelpPage(View):
    """Open to visitors as well: whoever cannot log in needs it most."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """``trang`` is the URL name of the page one needs help with, or the slug of a topic."""
        topic = topic_for(request.GET.get("trang", ""))
        context = {
            "title": _("Trợ giúp: %(topic)s") % {"topic": topic.title},
            "topic": topic,
            "topics": TOPICS,
            "steps": request.GET.get("cach") == STEPS,
        }
        return render(request, "workplace/help.html", context)
