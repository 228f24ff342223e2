"""The rows with which an agency enters the register: one by one or many at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.enums import (
    REPORT_SCHEME,
    CodeScheme,
    Ground,
    ObligationKind,
    Status,
)
from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyGroup,
    AgencyKind,
    AgencyName,
    AgencyStatus,
    AgencyType,
    Obligation,
)
from thuan.domains.registry.agencies.services.current import names_of
from thuan.domains.registry.agencies.services.ledger import wording
from thuan.kernel.tenancy.models import Agency, AgencyParent, GroupMembership

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.tenancy.dated import Dated

# The law that binds or encourages a whole group, where the group says so.
GENERAL_BASIS: Final = "Quyết định 19/2014/QĐ-TTg"


@dataclass(frozen=True, slots=True)
class NewAgency:
    """What must be known to enter an agency; ``group`` and ``obligation`` have defaults.

    ``until`` is the exclusive end, where it is already known, and ``ending`` the basis of that;
    ``parent_until`` the end of standing under ``parent``, where that ends before the agency;
    ``status`` where it stands on ``day``, for registers taken over from before.
    """

    code: str
    name: str
    kind: str
    day: dt.date
    legal_basis: str = ""
    group: str = ""
    parent: Agency | None = None
    parent_until: dt.date | None = None
    gso: str = ""
    obligation: str = ""
    until: dt.date | None = None
    ending: str = ""
    status: str = Status.REGISTERED


@dataclass(frozen=True, slots=True)
class Terms:
    """The types and the groups of the reports, read once for many agencies."""

    types: dict[str, AgencyType] = field(default_factory=dict)
    groups: dict[str, AgencyGroup] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Terms:
        types = {row.code: row for row in AgencyType.objects.order_by("position")}
        rows = AgencyGroup.objects.filter(scheme=REPORT_SCHEME).order_by("position")
        return cls(types, {row.code: row for row in rows})

    def type_on(self, code: str, day: dt.date) -> AgencyType:
        row = self.types.get(code)
        if row is None or not row.usable_on(day):
            raise ValidationError(
                _("Không có loại cơ quan “%(code)s” vào ngày đó. Chọn một trong: %(known)s.")
                % {"code": code, "known": ", ".join(self.types)}
            )
        return row

    def group_on(self, code: str, day: dt.date) -> AgencyGroup:
        row = self.groups.get(code)
        if row is None or not row.usable_on(day):
            raise ValidationError(
                _("Không có nhóm “%(code)s” vào ngày đó. Chọn một trong: %(known)s.")
                % {"code": code, "known": ", ".join(self.groups)}
            )
        return row


def completed(new: NewAgency, terms: Terms) -> NewAgency:
    """Text cleaned, group and obligation filled in; raises ValidationError for unknown words."""
    kind = terms.type_on(new.kind, new.day)
    group = terms.group_on(new.group or kind.default_group, new.day)
    return replace(
        new,
        code=wording(new.code, 40),
        name=wording(new.name, 255),
        gso=wording(new.gso, 40, required=False),
        group=group.code,
        obligation=new.obligation or group.obligation,
    )


def tenant(new: NewAgency) -> Agency:
    """The tenant row, not saved."""
    return Agency(code=new.code, kind=new.kind, **names_of(new.name))


def opening_rows(agency: Agency, new: NewAgency, at: dt.datetime) -> list[Dated]:
    """The dated rows of a new agency, not saved."""
    span: dict[str, Any] = {
        "agency": agency,
        "valid_from": new.day,
        "valid_to": new.until,
        "recorded_at": at,
        "legal_basis": new.legal_basis,
    }
    rows: list[Dated] = [
        AgencyName(**span, name=new.name),
        AgencyKind(**span, kind=new.kind),
        AgencyCode(**span, scheme=CodeScheme.THUAN, code=new.code),
        GroupMembership(**span, scheme=REPORT_SCHEME, group=new.group),
        AgencyStatus(**span, status=new.status),
    ]
    if new.gso:
        rows.append(AgencyCode(**span, scheme=CodeScheme.GSO, code=new.gso))
    if new.parent is not None:
        until = new.parent_until or new.until
        rows.append(AgencyParent(**{**span, "valid_to": until}, parent=new.parent))
    if new.obligation:
        rows.append(Obligation(**{**span, **_obligation(new)}))
    if new.until is not None:
        after = {**span, "valid_from": new.until, "valid_to": None, "legal_basis": new.ending}
        rows.append(AgencyStatus(**after, status=Status.DISSOLVED))
    return rows


def ground_of(kind: str) -> Ground:
    """The ground an obligation of this kind stands on."""
    return Ground.PLAN if kind == ObligationKind.BY_PLAN else Ground.LAW


def _obligation(new: NewAgency) -> dict[str, str]:
    by_law = new.obligation != ObligationKind.BY_PLAN
    return {
        "kind": new.obligation,
        "ground": ground_of(new.obligation),
        "legal_basis": GENERAL_BASIS if by_law else new.legal_basis,
    }
