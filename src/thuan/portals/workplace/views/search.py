"""One box, results by type (U44)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from thuan.kernel.search.registry import search
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.search.registry import Hit

LIMIT = 10
# Of one kind alone, where the person asked for more of it.
OF_ONE_KIND = 100
LONGEST = 200


class SearchPage(GuardedMixin, View):
    """What this person may see that holds the words, without accents."""

    permission = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page keeps the words in the box; nothing found says what else to try."""
        text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
        kind = request.GET.get("loai", "")[:LONGEST]
        limit = OF_ONE_KIND if kind else LIMIT
        hits = search(self.actor, self.at, text, limit)
        if kind:
            hits = [hit for hit in hits if _kind(hit) == kind]
        context = {
            "title": _("Tìm: %(words)s") % {"words": text} if text else _("Tìm kiếm"),
            "text": text,
            "total": len(hits),
            "limit": limit,
            "kind": kind,
            "groups": [self._group(name, found) for name, found in _by_kind(hits).items()],
        }
        return render(request, "workplace/search.html", context)

    @staticmethod
    def _group(name: str, hits: list[Hit]) -> dict[str, Any]:
        """One kind with its hits; as many as are shown may have more behind them."""
        return {"name": name, "hits": hits, "more": len(hits) == LIMIT}


def _by_kind(hits: list[Hit]) -> dict[str, list[Hit]]:
    """Every kind once, in the order in which its first hit stands; kinds may share a rank."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(_kind(hit), []).append(hit)
    return found


def _kind(hit: Hit) -> str:
    return str(hit.type)
