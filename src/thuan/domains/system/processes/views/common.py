"""What the pages share: finding rows, their addresses, the agency looked at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import documents
from thuan.domains.system.processes.selectors.instruments import instruments
from thuan.domains.system.processes.selectors.knowledge import knowledge
from thuan.domains.system.processes.selectors.processes import on_the_map, processes
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.views import ServiceStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model, QuerySet

    from thuan.domains.system.processes.models import Process
    from thuan.domains.system.processes.permissions import ProcessPermission
    from thuan.kernel.accounts.actor import Actor

MAP = Link(_("Sơ đồ quá trình"), "/qua-trinh/")
INSTRUMENTS = Link(_("Phương tiện đo"), "/phuong-tien-do/")
KNOWLEDGE = Link(_("Tri thức"), "/tri-thuc/")


def url_of(row: Model, name: str) -> str:
    """A page of this domain about a row."""
    return reverse(f"processes:{name}", args=[row.public_id])  # type: ignore[attr-defined]


class OfRow:
    """A page about one row, read once; another agency's does not exist."""

    kwargs: dict[str, Any]
    actor: Actor
    rows_of: Callable[[Any], QuerySet[Any]]
    page: ClassVar[str]
    register: ClassVar[Link]

    @cached_property
    def row(self) -> Any:
        found = type(self).rows_of(self.actor).filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (self.register, Link(str(self.row), url_of(self.row, self.page)))

    def base_version(self) -> int | None:
        """As the database holds it now: whoever was second is shown what the first one did."""
        self.__dict__.pop("row", None)
        version: int = self.row.version
        return version

    def may(self, permission: ProcessPermission) -> bool:
        return can(self.actor, permission, agency_id=self.row.agency_id)


class OfProcess(OfRow):
    rows_of = staticmethod(processes)
    page = "process"
    register = MAP


class OfInstrument(OfRow):
    rows_of = staticmethod(instruments)
    page = "instrument"
    register = INSTRUMENTS


class OfItem(OfRow):
    rows_of = staticmethod(knowledge)
    page = "item"
    register = KNOWLEDGE


class Step(ServiceStep):
    """A step of one row with its confirmation page; mixed with one of the above."""

    # The name under which the service takes the row.
    takes: ClassVar[str]
    page: ClassVar[str]
    row: Any

    def cancel_url(self) -> str:
        return url_of(self.row, self.page)

    def subject(self) -> dict[str, Any]:
        return {self.takes: self.row, "base_version": self.version}


def offered_processes(actor: Actor, agency_id: int) -> list[tuple[int, str]]:
    """The processes of the agency's map to choose from."""
    return [(one.pk, str(one)) for one in on_the_map(actor, agency_id)]


def offered_documents(actor: Actor, agency_id: int) -> list[tuple[int, str]]:
    """The agency's documents to choose from."""
    rows = documents(actor).filter(agency=agency_id).order_by("sort_key", "pk")
    return [(row.pk, str(row)) for row in rows]


def others_of(actor: Actor, process: Process) -> list[Process]:
    """The other processes of the same map."""
    return [one for one in on_the_map(actor, process.agency_id) if one.pk != process.pk]
