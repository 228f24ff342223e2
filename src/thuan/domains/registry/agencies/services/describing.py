"""What an agency is called and where it stands: names, codes, types, groups, parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.enums import REPORT_SCHEME, CodeScheme
from thuan.domains.registry.agencies.models import AgencyCode, AgencyKind, AgencyName
from thuan.domains.registry.agencies.selectors.tree import above
from thuan.domains.registry.agencies.services.current import refresh
from thuan.domains.registry.agencies.services.ledger import (
    Changes,
    Since,
    end,
    hold,
    put,
    require_keeper,
    tell,
    wording,
)
from thuan.domains.registry.agencies.services.opening import Terms
from thuan.domains.registry.agencies.services.registering import require_free, require_unused
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency, AgencyParent, GroupMembership

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def rename_agency(
    *, actor: Actor, at: dt.datetime, agency: Agency, name: str, day: dt.date, legal_basis: str
) -> Agency:
    """Give the agency another official name from ``day``; the former one stays with its days."""
    require_keeper(actor)
    since, agency = Since(day, at, legal_basis), hold(agency)
    changes = put(AgencyName, {"agency": agency}, {"name": wording(name, 255)}, since)
    return _told(agency, "rename", changes, since)


@service
def recode_agency(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    code: str,
    day: dt.date,
    legal_basis: str,
    scheme: str = CodeScheme.THUAN,
) -> Agency:
    """Give another code of ``scheme`` from ``day``; raises ValidationError when it is taken."""
    require_keeper(actor)
    since, agency, code = Since(day, at, legal_basis), hold(agency), wording(code, 40)
    keys = {"agency": agency, "scheme": CodeScheme(scheme)}
    if not AgencyCode.objects.on(day).filter(**keys, code=code).exists():
        if scheme == CodeScheme.THUAN:
            require_unused(code, but=agency)
        else:
            require_free(scheme, code, day, but=agency)
    return _told(agency, "recode", put(AgencyCode, keys, {"code": code}, since), since)


@service
def retype_agency(
    *, actor: Actor, at: dt.datetime, agency: Agency, kind: str, day: dt.date, legal_basis: str
) -> Agency:
    """Let the agency be of another type from ``day``; its group does not follow by itself."""
    require_keeper(actor)
    since, agency = Since(day, at, legal_basis), hold(agency)
    code = Terms.read().type_on(kind, day).code
    return _told(
        agency, "retype", put(AgencyKind, {"agency": agency}, {"kind": code}, since), since
    )


@service
def regroup_agency(
    *, actor: Actor, at: dt.datetime, agency: Agency, group: str, day: dt.date, legal_basis: str
) -> Agency:
    """Move the agency to another group of the reports from ``day``."""
    require_keeper(actor)
    since, agency = Since(day, at, legal_basis), hold(agency)
    code = Terms.read().group_on(group, day).code
    keys = {"agency": agency, "scheme": REPORT_SCHEME}
    return _told(agency, "regroup", put(GroupMembership, keys, {"group": code}, since), since)


@service
def move_agency(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    parent: Agency | None,
    day: dt.date,
    legal_basis: str,
) -> Agency:
    """Put the agency under another one from ``day``, or under none.

    Raises ValidationError when ``parent`` stands below the agency on that day.
    """
    require_keeper(actor)
    since, agency = Since(day, at, legal_basis), hold(agency)
    if parent is None:
        row = end(AgencyParent, {"agency": agency}, since)
        changes: Changes = {"parent_id": (row.parent_id, None)} if row else {}  # type: ignore[attr-defined]
        return _moved(agency, changes, since)
    if agency.pk in {parent.pk, *above(parent.pk, day)}:
        raise ValidationError(
            _("“%(parent)s” đang thuộc “%(agency)s”, nên không thể là cấp trên của cơ quan này.")
            % {"parent": parent.name, "agency": agency.name}
        )
    changes = put(AgencyParent, {"agency": agency}, {"parent_id": parent.pk}, since)
    return _moved(agency, changes, since)


def _moved(agency: Agency, changes: Changes, since: Since) -> Agency:
    """Told with the names of the agencies above: an id says nothing to a reader of the trail."""
    if not changes:
        return agency
    old, new = changes["parent_id"]
    names = dict(Agency.objects.filter(pk__in=[old, new]).values_list("pk", "name"))
    return _told(agency, "move", {"parent": (names.get(old), names.get(new))}, since)


def _told(agency: Agency, action: str, changes: Changes, since: Since) -> Agency:
    if changes:
        tell(agency, action, changes, since)
    return refresh(agency, business_day(since.at))
