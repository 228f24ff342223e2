"""``/healthz``: may this node be sent people? Plain text for balancers and for those on duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from thuan.kernel.audittrail import guards
from thuan.portals.operations.preparing import unapplied

if TYPE_CHECKING:
    from django.http import HttpRequest


def findings() -> dict[str, list[str]]:
    """What was looked at, with what is wrong with it; the database answers or raises."""
    return {
        "database": [],
        "migrations": [f"{app}.{name}" for app, name in unapplied()],
        "guards": guards.missing(),
    }


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 when the database answers, has every migration and stands guarded (F9); else 503."""
    try:
        found = findings()
    except DatabaseError as trouble:
        found = {"database": [type(trouble).__name__]}
    lines = [f"{name}: {', '.join(wrong) or 'ok'}\n" for name, wrong in found.items()]
    status = 503 if any(found.values()) else 200
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8", status=status)
