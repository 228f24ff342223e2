"""Who is to read a version, and who has (7.5.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import IN_FORCE
from thuan.domains.system.documents.models import Copy
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.people import members_of
from thuan.domains.system.documents.workflow import COPY_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.working_days import add_working_days
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.system.documents.models import DocumentVersion
    from thuan.kernel.accounts.actor import Actor

# Working days to confirm that a version was read (qms.md 3.1, a default of the product).
READ_WITHIN: Final = 10


@service
def distribute(
    *, actor: Actor, at: dt.datetime, version: DocumentVersion, persons: Iterable[int]
) -> list[Copy]:
    """Give a version in force to these persons to read; who has it already keeps his copy.

    Raises ValidationError for a version that is not in force, and for somebody of elsewhere.
    """
    require(actor, DocumentPermission.DISTRIBUTE, agency_id=version.agency_id)
    if version.state not in IN_FORCE:
        raise ValidationError(_("Chỉ phân phối bản đang hiệu lực."))
    wanted = set(persons)
    if wanted - members_of(version.agency_id, business_day(at)):
        raise ValidationError({"persons": _("Chỉ phân phối cho người đang làm tại cơ quan.")})
    return _given(version, wanted, at)


@service
def pass_on(
    *, actor: Actor, at: dt.datetime, before: DocumentVersion | None, version: DocumentVersion
) -> list[Copy]:
    """Give a version that came into force to whoever had the one before."""
    if before is None:
        return []
    del actor
    persons = before.copies.values_list("person_id", flat=True)
    return _given(version, persons, at)


@service
def acknowledge(*, actor: Actor, at: dt.datetime, copy: Copy) -> Copy:
    """Say that one has read the version."""
    del actor
    return COPY_WORKFLOW.fire(copy, "acknowledge", sets={"acknowledged_at": at})


def _given(version: DocumentVersion, persons: Iterable[int], at: dt.datetime) -> list[Copy]:
    have = set(version.copies.values_list("person_id", flat=True))
    due = add_working_days(business_day(at), READ_WITHIN)
    return COPY_WORKFLOW.begin_many(
        Copy(
            **new_row(version.agency_id),
            document_version=version,
            person_id=person,
            due=due,
        )
        for person in sorted(set(persons) - have)
    )
