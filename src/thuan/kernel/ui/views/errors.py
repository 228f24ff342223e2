"""Pages for what cannot be shown (U46): what happened, who can, what became of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _

from thuan.kernel.ui.views.guarded import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The address or the form came broken."""
    del exception
    return render(request, "ui/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Within reach, but not this person's task; the refusal's own sentence is shown."""
    refused = exception if isinstance(exception, Refused) else None
    words = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    sentence = refused.sentence if refused else (words if " " in words else "")
    context = {"sentence": sentence, "remedy": refused.remedy if refused else ""}
    return render(request, "ui/403.html", context, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or came from elsewhere."""
    del reason
    sentence = _("Trang này mở đã lâu nên chưa nhận được những gì vừa gửi.")
    remedy = _("Quay lại trang trước: những gì đã nhập còn trong ô. Tải lại trang rồi gửi lần nữa.")
    context = {"sentence": sentence, "remedy": remedy}
    return render(request, "ui/403.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page, or not for this person (another agency's record)."""
    del exception
    return render(request, "ui/404.html", status=404)


def conflict(request: HttpRequest, theirs: str = "", mine: str = "") -> HttpResponse:
    """Somebody else saved first; both values are shown (U26, P6)."""
    return render(request, "ui/409.html", {"theirs": theirs, "mine": mine}, status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """The product is broken: a page without database, menu and context processors."""
    del request
    page = get_template("ui/500.html").render({"contact": settings.SITE_CONTACT})
    return HttpResponse(page, status=500)
