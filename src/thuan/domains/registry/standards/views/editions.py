"""The editions as a list, and one edition as a tree that can be searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.registry.standards.enums import NonApplicabilityState
from thuan.domains.registry.standards.selectors.editions import editions, found_clauses
from thuan.domains.registry.standards.selectors.nonapplicability import own_agency, standing_for
from thuan.domains.registry.standards.tables import EDITION_TABLE
from thuan.domains.registry.standards.views.common import (
    REGISTER,
    OfEdition,
    clause_url,
    left_out_link,
)
from thuan.domains.registry.standards.words import mark_badge, state_badge, status_badge
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty
from thuan.kernel.ui.forms import FilterForm
from thuan.kernel.ui.views import GuardedMixin, RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.registry.standards.content import Clause
    from thuan.domains.registry.standards.models import Edition
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.table import Badge


class EditionRegister(RegisterView["Edition"]):
    """Every edition the product knows; open to all signed in."""

    permission = None
    table = EDITION_TABLE
    filter_form = FilterForm
    title = gettext_lazy("Tiêu chuẩn")
    default_order = ("-status", "-valid_from", "pk")
    empty = Empty(
        gettext_lazy(
            "Chưa nạp phiên bản nào. Người quản trị máy chủ nạp bằng lệnh “manage load_standard” "
            "kèm tên tệp."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Edition]:
        del actor, wanted
        return editions()


@dataclass(frozen=True, slots=True)
class Branch:
    """A clause as the tree draws it, with what is under it and how it stands in the agency."""

    clause: Clause
    url: str
    state: Badge | None
    below: tuple[Branch, ...]


class EditionPage(OfEdition, GuardedMixin, View):
    """The tree of clauses, or those that hold the words looked for."""

    permission = None
    template_name: ClassVar[str] = "standards/edition.html"

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        del slug
        edition, content = self.edition(), self.content()
        text = request.GET.get("q", "").strip()[:200]
        self.left_out = self._left_out()
        words = fold(text).split()
        context = {
            "title": str(edition),
            "left_out": left_out_link(self.actor),
            "breadcrumb": (REGISTER,),
            "edition": edition,
            "status": status_badge(edition.status),
            "q": text,
            "found": [self._line(one) for one in found_clauses(content, words)] if words else None,
            "tree": self._branches(""),
            "rows": [
                (
                    [(n, clause_url(earlier, n)) for n in row.before] if earlier else row.before,
                    row.after,
                    row.change,
                    mark_badge(row.mark),
                )
                for earlier in [self._earlier()]
                for row in content.mapping
            ],
            "mapped_from": content.mapped_from,
        }
        return render(request, self.template_name, context)

    def _earlier(self) -> Edition | None:
        """The edition that the mapping starts from."""
        code = self.content().mapped_from
        if not code:
            return None
        return editions().filter(code=code).order_by("-revision").first()

    def _left_out(self) -> dict[str, str]:
        agency = own_agency(self.actor)
        if agency is None or not self.content().clauses:
            return {}
        rows = standing_for(agency, self.edition(), business_day(self.at))
        return {number: row.state for number, row in rows.items()}

    def _branches(self, number: str, above: str = "") -> tuple[Branch, ...]:
        found = []
        for clause in self.content().children.get(number, ()):
            state = self.left_out.get(clause.number, above)
            inherited = state if state == NonApplicabilityState.APPROVED else ""
            below = self._branches(clause.number, inherited)
            badge = state_badge(state) if state else None
            found.append(Branch(clause, clause_url(self.edition(), clause.number), badge, below))
        return tuple(found)

    def _line(self, clause: Clause) -> tuple[Clause, str, str]:
        """A clause found, its address, and the chapters it stands under."""
        way = " › ".join(f"{one.number} {one.title}" for one in self.content().above(clause.number))
        return clause, clause_url(self.edition(), clause.number), way
