"""Choosing the agency one acts for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.views import View

from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.views import GuardedMixin
from thuan.portals.workplace.middleware import SESSION_KEY

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


class SwitchAgency(GuardedMixin, View):
    """Keep the choice in the session and go to the first page; agencies not served are unknown."""

    permission = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        """Remember the agency; nothing is written but the session."""
        served: tuple[int, ...] = getattr(request, "served_agencies", ())
        agency = Agency.objects.filter(public_id=public_id, pk__in=served).first()
        if agency is None:
            raise Http404
        request.session[SESSION_KEY] = agency.pk
        return redirect("workplace:home")
