"""One box, results by type (U44)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from thuan.kernel.search.registry import search
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LIMIT = 10
LONGEST = 200


class SearchPage(GuardedMixin, View):
    """What this person may see that holds the words, without accents."""

    permission = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page keeps the words in the box; nothing found says what else to try."""
        text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
        hits = search(self.actor, self.at, text, LIMIT)
        context = {
            "title": _("Tìm: %(words)s") % {"words": text} if text else _("Tìm kiếm"),
            "text": text,
            "total": len(hits),
            "limit": LIMIT,
            "groups": [(str(kind), list(found)) for kind, found in groupby(hits, _kind)],
        }
        return render(request, "workplace/search.html", context)


def _kind(hit: object) -> str:
    return str(getattr(hit, "type", ""))
