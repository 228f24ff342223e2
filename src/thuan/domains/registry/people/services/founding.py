"""The first administrators of an installation, before anybody could appoint them (SEC-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from thuan.domains.registry.people.services.accounts import Slip, open_account
from thuan.domains.registry.people.services.dating import decision_number, opened, refuse
from thuan.domains.registry.people.services.persons import register
from thuan.kernel.accounts.models import Assignment, Employment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.enums import ReachKind

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency

FIRST = frozenset({Role.DOST_ADMIN, Role.SYS_ADMIN})


@service
def appoint_first(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    role: Role,
    full_name: str,
    username: str,
    decision_no: str,
) -> Slip:
    """Appoint the first business or system administrator, while nobody holds that role.

    The product itself does it, at the command line of the machine, and never a second time:
    the next ones are appointed by people. Raises PermissionDenied, ValidationError.
    """
    if not actor.is_system:
        raise PermissionDenied
    if role not in FIRST:
        refuse("role", _("Chỉ ghi nhận quản trị nghiệp vụ (DOST_ADMIN) và hệ thống (SYS_ADMIN)."))
    if Assignment.objects.standing().filter(role=role).exists():
        refuse("role", _("Vai trò này đã có người giữ. Người tiếp theo do quản trị phân công."))
    number, day = decision_number(decision_no), business_day(at)
    person = register(full_name, "", "", agency)
    common = {"person": person, "valid_from": day, "recorded_at": at}
    post = Employment(agency=agency, **common)
    post.save()
    record(post, "people.employ", changes=opened(person=person, agency=agency, valid_from=day))
    row = Assignment(at_agency=agency, role=role, reach=ReachKind.ALL, decision_no=number, **common)
    row.save()
    changes = opened(person=person, role=str(role), valid_from=day, decision_no=number)
    record(row, "people.assign_role", changes=changes)
    return open_account(person, username, at)
