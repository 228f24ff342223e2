"""The register as a list, and everything dated of one agency."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import get_language

from thuan.domains.registry.agencies.enums import REPORT_SCHEME, Ground, ObligationKind
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyGroup,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    AgencyType,
    Obligation,
    ProgrammeMembership,
    SystemCoverage,
)
from thuan.kernel.tenancy.models import Agency, AgencyParent, GroupMembership
from thuan.kernel.text import fold

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet


def agency_register(
    day: dt.date,
    *,
    text: str = "",
    group: str = "",
    kind: str = "",
    status: str = "",
    obligation: str = "",
) -> QuerySet[Agency]:
    """Agencies with what they are on ``day``: ``kind_name``, ``group_name``, ``status``,
    ``obligation``, ``parent_name``; one query.

    ``group_code`` and ``group_order`` are there to filter and to sort by. ``text`` is looked for in
    names without accents and in codes, former codes too.
    """
    rows = _described(day)
    if text:
        rows = rows.filter(_named(text))
    if kind:
        rows = rows.filter(kind=kind)
    if group:
        rows = rows.filter(group_code=group)
    if status:
        rows = rows.filter(status=status)
    if obligation == ObligationKind.BY_PLAN:
        planned = Obligation.objects.on(day).filter(ground=Ground.PLAN)
        rows = rows.filter(pk__in=planned.values("agency"))
    elif obligation:
        rows = rows.filter(obligation=obligation)
    return rows


def _named(text: str) -> Q:
    codes = AgencyCode.objects.standing().filter(code__icontains=text.strip())
    return Q(search_key__contains=fold(text)) | Q(pk__in=codes.values("agency"))


def _described(day: dt.date) -> QuerySet[Any]:
    """A fresh query; the way to it is worked out once for a day and a language."""
    return _description(day, get_language() or "vi").all()


@lru_cache(maxsize=8)
def _description(day: dt.date, language: str) -> QuerySet[Any]:
    def value(model: Any, column: str, **narrow: str) -> Subquery:
        rows = model.objects.on(day).filter(agency=OuterRef("pk"), **narrow)
        return Subquery(rows.values(column)[:1])

    groups = AgencyGroup.objects.filter(scheme=REPORT_SCHEME, code=OuterRef("group_code"))
    kinds = AgencyType.objects.filter(code=OuterRef("kind"))
    name = "name_en" if language == "en" else "name_vi"
    grouped = Agency.objects.alias(
        group_code=value(GroupMembership, "group", scheme=REPORT_SCHEME)
    ).alias(group_order=Coalesce(Subquery(groups.values("position")[:1]), 999))
    return grouped.annotate(
        status=value(AgencyStatus, "status"),
        obligation=Coalesce(
            value(Obligation, "kind", ground=Ground.LAW),
            value(Obligation, "kind", ground=Ground.PLAN),
        ),
        parent_name=value(AgencyParent, "parent__name"),
        group_name=Subquery(groups.values(name)[:1]),
        kind_name=Subquery(kinds.values(name)[:1]),
    )


@dataclass(frozen=True, slots=True)
class FactLine:
    """One dated entry of an agency; ``model`` and ``pk`` lead to voiding it."""

    model: str
    pk: int
    value: str
    valid_from: dt.date
    valid_to: dt.date | None
    legal_basis: str
    void_reason: str


# The value of a code is "scheme:code".
_FACTS: tuple[tuple[Any, Any], ...] = (
    (AgencyName, "name"),
    (AgencyCode, Concat("scheme", Value(":"), "code")),
    (AgencyKind, "kind"),
    (GroupMembership, "group"),
    (AgencyParent, "parent__name"),
    (Obligation, "kind"),
    (AgencyStatus, "status"),
    (SystemCoverage, "system__name"),
    (ProgrammeMembership, "entry_reason"),
)
FACT_MODELS: dict[str, Any] = {model._meta.model_name: model for model, _column in _FACTS}


def facts_of(agency: Agency) -> list[FactLine]:
    """Every dated entry of the agency, void ones included, by kind, newest first; one query."""
    first, *rest = (_lines(agency, model, column) for model, column in _FACTS)
    lines = [FactLine(*row) for row in first.union(*rest, all=True)]
    order = list(FACT_MODELS)
    return sorted(lines, key=lambda line: (order.index(line.model), -line.valid_from.toordinal()))


def _lines(agency: Agency, model: Any, column: Any) -> Any:
    columns = {
        "fact": Value(model._meta.model_name, output_field=CharField()),
        "shown": Cast(column, CharField(max_length=255)),
    }
    names = ("fact", "pk", "shown", "valid_from", "valid_to", "legal_basis", "void_reason")
    return model.objects.filter(agency=agency).annotate(**columns).values_list(*names)
