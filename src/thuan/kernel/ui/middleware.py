"""What every answer carries: packing, headers, language; django-csp sets the content policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

from thuan.kernel.ui.access import actor_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

HEADERS = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
}


PACKED = frozenset(
    {"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"}
)


class PackedText(GZipMiddleware):
    """Pack pages, style and scripts for a thin line; what is packed already stays as it is.

    Django adds bytes of random number and masks its form token anew for every page, so that the
    length of an answer tells nothing of what is in it (BREACH).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.status_code != 200 or request.method == "HEAD" or kind not in PACKED:
            return response
        return super().process_response(request, response)


class SecurityHeaders:
    """Add the browser's instructions (ASVS 3.4) and keep signed-in pages out of caches (14.2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if actor_of(request) is not None:
            response.headers["Cache-Control"] = "no-store"
        return response


class ChosenLanguage:
    """Vietnamese, unless the person chose another language in the frame.

    The browser's own wish is not asked: offices run English systems and read Vietnamese.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
