"""The declarations of the fictional province, told by the same figures as its reports."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.oversight.declarations.api import (
    OldDeclaration,
    declarations,
    look_again,
    receive_declarations,
    take_over,
)
from thuan.domains.registry.procedures.api import terms_on
from thuan.domains.registry.standards.api import edition_in_force
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo.figures import report_values
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import YEAR, province

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.portals.demo.province import DemoAgency

LOADER: Final = "demo.declarations"
# The report form's words for a changed scope, and the register's.
CHANGES: Final = {"mo_rong": "WIDENED", "dieu_chinh": "ADJUSTED"}
# Declared in 2019, lapsed when a unit of it was moved elsewhere.
LAPSED: Final = ("X48", dt.date(2019, 10, 5), dt.date(2021, 12, 31))
# Communes whose papers name their procedures one by one; the others tell fields in words.
LISTED: Final = 3
FIELDS: Final = "Giải quyết thủ tục hành chính thuộc thẩm quyền, theo danh mục tại trụ sở."
PLACES: Final = "Bảng tin trụ sở; trang thông tin điện tử của cơ quan"


def declaration_acts() -> Iterator[Act]:
    """The paper register is taken over before reports begin; what came is written down."""
    # The last of the newcomers signs on 05/09.
    yield Act(moment(9, 5, 7), "dost_admin", _take_over)
    yield Act(moment(9, 5, 8), "dost_officer", _receive)


def lines(
    agency_ids: dict[str, int], heads: dict[str, str], listed: list[dict[str, str]]
) -> list[OldDeclaration]:
    """Every line of the paper register; members of another one's system have none."""
    found = []
    communes = [one.code for one in province().agencies if one.type == "XA"][:LISTED]
    for agency in province().agencies:
        if agency.system_of:
            continue
        scope = listed if agency.code in communes else []
        found += _lines(agency, agency_ids[agency.code], heads[agency.code], scope)
    code, declared_on, ended_on = LAPSED
    told: dict[str, Any] = {"signed_by": heads[code], "places": PLACES, "scope_text": FIELDS}
    number = f"7/CB-{code}"
    return [
        *found,
        OldDeclaration(agency_ids[code], number, declared_on, ended_on=ended_on, **told),
    ]


def _lines(
    agency: DemoAgency, agency_id: int, head: str, scope: list[dict[str, str]]
) -> list[OldDeclaration]:
    """The first declaration, and the new one of the year where the report tells of one."""
    values = report_values(agency, head, "")
    if not values["R08.declared"]:
        return []
    told: dict[str, Any] = {"signed_by": head, "places": PLACES}
    told |= {"scope": scope} if scope else {"scope_text": FIELDS}
    day = dt.date.fromisoformat(values["R08.declared_on"])
    first = OldDeclaration(agency_id, values["R08.declaration_no"], day, **told)
    if not values["R08.redeclared_in_year"]:
        return [first]
    again = OldDeclaration(
        agency_id,
        f"{values['R08.declaration_no'].partition('/')[0]}A/CB-{agency.code}",
        dt.date.fromisoformat(values["R08.redeclared_on"]),
        reason="REDECLARE_SCOPE",
        scope_change=CHANGES[values["R08.redeclare_reason"]],
        **told,
    )
    return [first, again]


def _take_over(_actor: Actor, at: dt.datetime) -> None:
    """What a loader does for a department that begins."""
    system = Actor.system(LOADER, at)
    edition = edition_in_force(business_day(at))
    assert edition is not None, "the standard ships"
    listed = [
        {"code": row.procedure.code, "name": row.name}
        for row in terms_on(dt.date(YEAR, 6, 1)).order_by("procedure__code")
    ]
    with every_agency(reason="the demonstration takes the paper register over"):
        ids = dict(Agency.objects.values_list("code", "pk"))
        users = User.objects.filter(username__startswith="head_").select_related("person")
        heads = {user.username.removeprefix("head_"): str(user.person) for user in users}
        take_over(actor=system, at=at, edition=edition, lines=lines(ids, heads, listed))
        look_again(actor=system, at=at)


def _receive(actor: Actor, at: dt.datetime) -> None:
    """All but the last few had come to the department by then."""
    rows = declarations(actor).filter(state="PUBLISHED").exclude(agency__in=actor.agency_ids)
    came = list(rows.order_by("declared_on", "pk")[:100])
    receive_declarations(actor=actor, at=at, declarations=came, received_on=business_day(at))
