"""Records of human beings: one per person, merged when two turn out to be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.dating import need_living, opened, refuse
from thuan.domains.registry.people.services.posts import employ
from thuan.domains.registry.people.services.rights import entitled
from thuan.kernel.accounts.models import Employment, Person
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency

PERSONAL = ("full_name", "email", "phone")


@service
def create_person(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    full_name: str,
    valid_from: dt.date,
    unit: str = "",
    title: str = "",
    email: str = "",
    phone: str = "",
) -> Person:
    """Register a person who works at ``agency`` from ``valid_from``.

    Raises PermissionDenied, ValidationError. The trail keeps name, e-mail and phone as salted
    hashes only.
    """
    entitled(actor, P.KEEP, agency_id=agency.pk)
    person = register(full_name, email, phone, agency)
    employ(
        actor=actor,
        at=at,
        person=person,
        agency=agency,
        valid_from=valid_from,
        unit=unit,
        title=title,
    )
    return person


@service
def correct_contact(
    *, actor: Actor, at: dt.datetime, person: Person, agency: Agency, email: str, phone: str
) -> dict[str, tuple[str, str]]:
    """Write down how a person is reached; a word left empty keeps what is known.

    By whoever keeps the people of ``agency``, where the person works on that day. Gives field →
    (old, new). Raises PermissionDenied, ValidationError.
    """
    entitled(actor, P.KEEP, agency_id=agency.pk)
    need_living(person)
    posts = Employment.objects.on(business_day(at)).filter(person=person)
    if not posts.filter(agency=agency).exists() and posts.exists():
        refuse("person", _("Người này đang công tác tại cơ quan khác."))
    wanted = {"email": clean(email), "phone": clean(phone)}
    changes = {
        name: (getattr(person, name), word)
        for name, word in wanted.items()
        if word and word != getattr(person, name)
    }
    if changes:
        for name, (_old, word) in changes.items():
            setattr(person, name, word)
        person.save(update_fields=list(changes))
        record(person, "people.correct_contact", changes=changes, personal=PERSONAL)
    return changes


@service
def merge_persons(
    *, actor: Actor, at: dt.datetime, person: Person, into: Person, reason: str
) -> Person:
    """Say that two records are one human being; what each did stays where it stands.

    Separated duties see both as the same person from now on (INV-21). Raises PermissionDenied,
    ValidationError.
    """
    require(actor, P.MERGE, agency_id=None)
    need_living(person)
    if person.pk == into.pk:
        refuse("into", _("Chọn hai hồ sơ khác nhau."))
    if into.merged_into_id is not None:
        refuse("into", _("Hồ sơ này đã gộp vào hồ sơ khác. Chọn hồ sơ còn dùng."))
    if not clean(reason):
        refuse("reason", _("Ghi căn cứ cho thấy hai hồ sơ là cùng một người."))
    person.merged_into = into
    person.save(update_fields=["merged_into"])
    changes = {"merged_into": (None, str(into.public_id))}
    record(person, "people.merge", changes=changes, comment=clean(reason))
    return into


def register(full_name: str, email: str, phone: str, agency: Agency) -> Person:
    """Insert and record a new person; inside a service that has judged the right."""
    name = " ".join(clean(full_name).split())
    if not name:
        refuse("full_name", _("Nhập họ và tên."))
    person = Person(full_name=name, email=clean(email), phone=clean(phone))
    person.sort_key, person.search_key = sort_key(name), fold(name)
    person.save()
    changes = opened(full_name=name, email=person.email, phone=person.phone, agency=agency)
    record(person, "people.create_person", changes=changes, personal=PERSONAL)
    return person
