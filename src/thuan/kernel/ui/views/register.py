"""One list page: filter, sort, page, tick, export; htmx swaps only the part that changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from uuid import uuid4

from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views import View

from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.addresses import optional_url
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views.export import FORMATS, export
from thuan.kernel.ui.views.guarded import GuardedMixin
from thuan.kernel.ui.views.listing import Page, Sorting, page_of, sorting_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Empty, Link
    from thuan.kernel.ui.forms import FilterForm
    from thuan.kernel.ui.table import Table

Row = TypeVar("Row", bound="Model")


@dataclass(frozen=True, slots=True)
class BulkAction:
    """A button that takes the ticked rows (posted as ``chon``) to a page of its own (U9)."""

    label: str | Promise
    url_name: str
    permission: StrEnum | None = None
    icon: str = ""


class RegisterView(GuardedMixin, View, Generic[Row]):
    """A register. A domain gives ``table``, ``filter_form``, ``title``, ``empty`` and ``rows``.

    The same address answers the page, the swapped part (``HX-Request``) and the files
    (``?xuat=xlsx|csv``): exactly the rows of the filter through the same columns.
    """

    table: ClassVar[Table[Any]]
    filter_form: ClassVar[type[FilterForm]]
    title: ClassVar[str | Promise]
    empty: ClassVar[Empty]
    primary: ClassVar[Link | None] = None
    bulk: ClassVar[tuple[BulkAction, ...]] = ()
    breadcrumb: ClassVar[tuple[Link, ...]] = ()
    default_order: ClassVar[tuple[str, ...]] = ()
    page_size: ClassVar[int] = 50
    template_name: ClassVar[str] = "ui/register.html"
    partial_name: ClassVar[str] = "ui/_register.html"

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Row]:
        """Rows this person may see, narrowed by the filter; the order is set by the page."""
        raise NotImplementedError

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        """Sentences over the table (figures), swapped together with it; none by default."""
        del actor, wanted
        return ()

    def primary_action(self, actor: Actor) -> Link | None:
        """The one button at the right of the title; None where this person has none."""
        del actor
        return self.primary

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, its part, or its file."""
        del args, kwargs
        filters = self.filter_form(request.GET)
        wanted = filters.wanted()
        sorting = sorting_of(self.table, request.GET.get("sap", ""), self.default_order)
        rows = self.rows(self.actor, wanted).order_by(*sorting.fields)
        if (wish := request.GET.get("xuat", "")) in FORMATS:
            return self.file(rows, wish, filters)
        page = page_of(rows, request.GET, self.page_size)
        context = self.context(filters, wanted, sorting, page)
        partial = bool(request.headers.get("HX-Request"))
        response = render(request, self.partial_name if partial else self.template_name, context)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def file(self, rows: QuerySet[Row], wish: str, filters: FilterForm) -> HttpResponse:
        """All rows of the filter as a file, marked where the installation is a demonstration."""
        chips = filters.chips(self.request.GET)
        here = site()
        return export(
            self.table,
            rows,
            wish,
            title=str(self.title),
            at=self.at,
            filtered="; ".join(f"{chip.label}: {chip.value}" for chip in chips),
            mark=here.masthead if here.is_demo else None,
        )

    def context(
        self, filters: FilterForm, wanted: dict[str, Any], sorting: Sorting, page: Page
    ) -> dict[str, Any]:
        """What the templates of the register read."""
        chips = filters.chips(self.request.GET)
        count = self._counted(page)
        return {
            "title": self.title,
            "breadcrumb": self.breadcrumb,
            "primary": self.primary_action(self.actor),
            "table": self.table,
            "filters": filters,
            "chips": chips,
            "summary": self.summary(self.actor, wanted),
            "sorting": sorting,
            "heads": sorting.heads(self.table, self.request.GET),
            "page": page,
            "empty": self.empty,
            "caption": self._caption(count),
            "announcement": _("Đã xếp theo %(order)s, %(count)s")
            % {
                "order": sorting.words or _("thứ tự sẵn có"),
                "count": count,
            },
            "bulk": [
                (action, url)
                for action in self.bulk
                if may_open(self.actor, action.permission)
                and (url := optional_url(action.url_name))
            ],
            "key": uuid4().hex,
            "exports": [(wish, page.address(xuat=wish)) for wish in FORMATS],
            "clear_all": self.request.path,
        }

    def _counted(self, page: Page) -> str:
        words = format_number(page.total)
        if page.more_than_counted:
            return _("hơn %(n)s dòng") % {"n": words}
        return _("%(n)s dòng") % {"n": words}

    def _caption(self, count: str) -> str:
        what = capfirst(str(self.table.caption or self.title))
        parts = [f"{what}: {count}", _("tính đến %(moment)s") % {"moment": display(self.at)}]
        if self.table.source:
            parts.append(_("nguồn: %(source)s") % {"source": self.table.source})
        return "; ".join(parts)
