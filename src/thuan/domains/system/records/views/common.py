"""What the pages of records share: finding them, their addresses, the agency acted for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.selectors.records import cases, record_types, records, with_holds
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.views import ServiceStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Model, QuerySet

    from thuan.domains.system.records.models import DisposalCase, Record, RecordType
    from thuan.kernel.accounts.actor import Actor

REGISTER = Link(_("Hồ sơ"), "/ho-so/")
TYPES = Link(_("Loại hồ sơ"), "/ho-so/loai/")
DISPOSALS = Link(_("Hủy hồ sơ"), "/ho-so/huy/")


def found(rows: QuerySet[Any], public_id: object) -> Any:
    """The row behind an address; another agency's does not exist."""
    row = rows.filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row


def url_of(row: Model, name: str) -> str:
    return reverse(f"records:{name}", args=[row.public_id])  # type: ignore[attr-defined]


class OfRecord:
    """A page about one record, read once."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def row(self) -> Record:
        record: Record = found(with_holds(records(self.actor)), self.kwargs["public_id"])
        return record

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, Link(str(self.row), url_of(self.row, "record")))


class OfType:
    """A page about one kind of record, read once."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def row(self) -> RecordType:
        record_type: RecordType = found(record_types(self.actor), self.kwargs["public_id"])
        return record_type

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, TYPES, Link(str(self.row), url_of(self.row, "type")))


class OfCase:
    """A page about one disposal, read once."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def row(self) -> DisposalCase:
        case: DisposalCase = found(cases(self.actor), self.kwargs["public_id"])
        return case

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, DISPOSALS, Link(str(self.row), url_of(self.row, "disposal")))


class Step(ServiceStep):
    """A step of one row with its confirmation page; mixed with one of the above."""

    # The name under which the service takes the row, and the page to come back to.
    takes: ClassVar[str]
    page: ClassVar[str]
    versioned: ClassVar[bool] = True
    row: Any

    def base_version(self) -> int | None:
        """As the database holds it now: whoever was second is shown what the first one did."""
        self.__dict__.pop("row", None)
        version: int = self.row.version
        return version

    def cancel_url(self) -> str:
        return url_of(self.row, self.page)

    def subject(self) -> dict[str, Any]:
        base = {"base_version": self.version} if self.versioned else {}
        return {self.takes: self.row, **base}


def told(facts: Sequence[tuple[Any, str]]) -> tuple[tuple[Any, str], ...]:
    """The facts that have something to say: a panel shows no empty line."""
    return tuple(fact for fact in facts if fact[1])
