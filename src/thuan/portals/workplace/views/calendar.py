"""The person's dated tasks as a file for the calendar on the desk or the telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.views import View

from thuan.kernel.ui.tasks import tasks_for
from thuan.kernel.ui.views import GuardedMixin
from thuan.portals.workplace.ical import calendar

if TYPE_CHECKING:
    from django.http import HttpRequest


class CalendarFile(GuardedMixin, View):
    """Everything with a deadline that waits for this person now."""

    permission = None

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        """A download; it writes nothing."""
        text = calendar(tasks_for(self.actor, self.at), self.at, settings.SITE_ADDRESS)
        answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="viec-cua-toi.ics"'
        return answer
