"""What the automatic checks of documented information find (CHK-DOC; qms.md 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import DocumentType, VersionState
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.selectors.documents import in_force_on
from thuan.kernel.checks.registry import Offender, Outcome
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet


def _in_force(agency_id: int, day: dt.date) -> QuerySet[DocumentVersion]:
    rows = in_force_on(DocumentVersion.objects.filter(agency=agency_id), day)
    return rows.select_related("document").order_by("document__sort_key", "pk")


def _at(version: DocumentVersion) -> tuple[str, str]:
    return ("documents:version", str(version.public_id))


def scope_is_stated(agency_id: int, day: dt.date) -> Outcome:
    """CHK-SCP-01: one statement of the scope is in force (4.3); one statement of SQL.

    That a clause left out may be, with its reason, is the rule of its own register.
    """
    rows = list(_in_force(agency_id, day).filter(document__kind=DocumentType.SCOPE))
    if len(rows) == 1:
        return Outcome(1)
    if not rows:
        words = _("Chưa có tài liệu phạm vi nào đang hiệu lực")
        return Outcome(1, (Offender(words, ("documents:create",)),))
    return Outcome(len(rows), tuple(Offender(str(one.document), _at(one)) for one in rows))


def none_is_overdue(agency_id: int, day: dt.date) -> Outcome:
    """CHK-DOC-02: nothing in force is past the day of its review (7.5.2)."""
    rows = list(_in_force(agency_id, day))
    late = [
        one
        for one in rows
        if one.state == VersionState.EFFECTIVE and one.next_review and one.next_review < day
    ]
    found = []
    for one in late:
        assert one.next_review is not None, "late is what has a day"
        words = {"document": one.document, "day": format_date(one.next_review)}
        found.append(Offender(_("%(document)s, hạn %(day)s") % words, _at(one)))
    return Outcome(len(rows), tuple(found))


def forms_are_in_force(agency_id: int, day: dt.date) -> Outcome:
    """CHK-DOC-07: every form that a version in force uses is in force itself (INV-06)."""
    rows = list(_in_force(agency_id, day))
    standing = {str(one.document.public_id) for one in rows}
    used = {key: one for one in rows for key in one.forms}
    gone = {key for key in used if key not in standing}
    names = {
        str(one.public_id): str(one)
        for one in Document.objects.filter(agency=agency_id, public_id__in=gone)
    }
    found = [
        Offender(
            _("%(form)s, dùng trong %(document)s")
            % {"form": names.get(key, key), "document": used[key].document},
            _at(used[key]),
        )
        for key in sorted(gone)
    ]
    return Outcome(len(used), tuple(found))
