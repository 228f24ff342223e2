"""One record: head with the next step, life cycle, body, side, history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django.shortcuts import render
from django.views import View

from thuan.kernel.ui.actions import actions_for
from thuan.kernel.ui.panels import panels_for
from thuan.kernel.ui.views.guarded import GuardedMixin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.ui.components import Header, Link, Panel, Stage, TimelineEvent

Row = TypeVar("Row")


class RecordView(GuardedMixin, View, Generic[Row]):
    """A record. A domain gives ``record`` and ``header``, and extends ``ui/record.html``.

    The template's block ``body`` holds what is particular; everything else is drawn here, so
    that every record of the product has its parts in the same places.
    """

    template_name: ClassVar[str] = "ui/record.html"
    breadcrumb: ClassVar[tuple[Link, ...]] = ()

    def record(self) -> Row:
        """The row behind the address.

        Raises:
            Http404: it does not exist for this person.
        """
        raise NotImplementedError

    def header(self, record: Row) -> Header:
        """Code, title, state, due date in words, the next step, refusals as sentences."""
        raise NotImplementedError

    def life_cycle(self, record: Row) -> Sequence[Stage]:
        """The strip with the present state marked; none by default."""
        del record
        return ()

    def timeline(self, record: Row) -> Sequence[TimelineEvent]:
        """Every event, newest first; none by default."""
        del record
        return ()

    def panels(self, record: Row) -> Sequence[Panel]:
        """Boxes at the side; none by default."""
        del record
        return ()

    def body(self, record: Row) -> dict[str, Any]:
        """What the domain's own block reads besides ``record``."""
        del record
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page."""
        del args, kwargs
        record = self.record()
        header = self.header(record)
        context = {
            **self.body(record),
            "record": record,
            "header": header,
            "title": f"{header.code} {header.title}".strip(),
            "breadcrumb": self.breadcrumb,
            "stages": self.life_cycle(record),
            "events": self.timeline(record),
            "panels": [*self.panels(record), *panels_for(self.actor, self.at, record)],
            "actions": [*header.actions, *actions_for(self.actor, record)],
        }
        return render(request, self.template_name, context)
