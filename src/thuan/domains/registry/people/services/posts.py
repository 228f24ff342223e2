"""Where people work: taken in, moved, gone; roles at the former agency end with the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.dating import (
    close,
    locked,
    need_interval,
    need_living,
    opened,
    overlap,
    refuse,
)
from thuan.domains.registry.people.services.rights import entitled
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text import clean
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency


@service
def employ(
    *,
    actor: Actor,
    at: dt.datetime,
    person: Person,
    agency: Agency,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    unit: str = "",
    title: str = "",
    is_primary: bool = True,
    decision_no: str = "",
) -> Employment:
    """Write down that the person works at ``agency``; one main post at a time.

    Raises PermissionDenied, ValidationError (another main post on one of these days: transfer).
    """
    entitled(actor, P.KEEP, agency_id=agency.pk)
    need_living(person)
    need_interval(valid_from, valid_to)
    if is_primary:
        _need_no_main_post(person, valid_from, valid_to)
    post = Employment(
        person=person,
        agency=agency,
        valid_from=valid_from,
        valid_to=valid_to,
        unit=clean(unit),
        title=clean(title),
        is_primary=is_primary,
        legal_basis=clean(decision_no),
        recorded_at=at,
    )
    post.save()
    changes = opened(
        person=person,
        agency=agency,
        unit=post.unit,
        title=post.title,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(post, "people.employ", changes=changes)
    return post


@service
def transfer(
    *,
    actor: Actor,
    at: dt.datetime,
    person: Person,
    agency: Agency,
    on: dt.date,
    decision_no: str,
    unit: str = "",
    title: str = "",
) -> Employment:
    """Move the person's main post to ``agency`` from ``on``.

    The mover needs the right at both agencies, so no agency takes people from another. Roles at
    the former agency end the same day; a move inside one agency (another unit) keeps them.
    """
    former = _main_posts(person).filter(overlap(on, None)).order_by("valid_from").first()
    if former is not None:
        if former.valid_from > on:
            refuse("on", _("Ngày chuyển phải sau ngày bắt đầu ở nơi đang công tác."))
        leaving = former.agency_id != agency.pk
        _close_post(former, actor, at, on, decision_no, with_roles=leaving)
    return employ(
        actor=actor,
        at=at,
        person=person,
        agency=agency,
        valid_from=on,
        unit=unit,
        title=title,
        decision_no=decision_no,
    )


@service
def leave(
    *, actor: Actor, at: dt.datetime, post: Employment, on: dt.date, decision_no: str = ""
) -> Employment:
    """End a post and the roles held there; nobody keeps an account without a post (SEC-05).

    Accounts lock at once when the last post ends today; a later end is swept by the nightly job.
    """
    post = _close_post(locked(post), actor, at, on, decision_no, with_roles=True)
    day = business_day(at)
    if on <= day and not Employment.objects.on(day).filter(person=post.person_id).exists():
        for user in User.objects.filter(person=post.person_id, is_active=True):
            shut(user)
            record(user, "people.lock_account", changes={"is_active": (True, False)})
    return post


def shut(user: User) -> None:
    """Close an account and every session of it."""
    user.is_active = False
    user.session_epoch += 1
    user.save(update_fields=["is_active", "session_epoch"])


def _close_post(
    post: Employment,
    actor: Actor,
    at: dt.datetime,
    on: dt.date,
    decision_no: str,
    *,
    with_roles: bool,
) -> Employment:
    entitled(actor, P.KEEP, agency_id=post.agency_id)
    day, why = business_day(at), str(_("Thôi công tác tại cơ quan"))
    changes = close(post, on, day, why=why)
    record(post, "people.leave", changes=changes, comment=clean(decision_no))
    held = Assignment.objects.standing().filter(person=post.person_id, at_agency=post.agency_id)
    for row in held.filter(overlap(on, None)) if with_roles else ():
        record(row, "people.end_role", changes=close(row, on, day, why=why), comment=why)
    return post


def _need_no_main_post(person: Person, valid_from: dt.date, valid_to: dt.date | None) -> None:
    rows = _main_posts(person).filter(overlap(valid_from, valid_to)).select_related("agency")
    if (held := rows.order_by("valid_from").first()) is not None:
        words = _("%(name)s đang công tác tại %(agency)s từ %(day)s. Dùng việc “Chuyển công tác”.")
        shown = {"name": person.full_name, "agency": held.agency.name}
        refuse("person", words % {**shown, "day": format_date(held.valid_from)})


def _main_posts(person: Person) -> QuerySet[Employment]:
    return Employment.objects.standing().filter(person=person, is_primary=True)
