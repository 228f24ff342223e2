"""A document in force uses only forms that are in force themselves (INV-06, first half).

The forms that a version uses are rows of that version: public ids of documents of type FORM of the
same agency. What needs a form keeps it from being suspended, withdrawn or called off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import IN_FORCE, DocumentType
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor

# In force, or decided already.
STANDING = (*sorted(IN_FORCE), S.APPROVED)


def forms_used(version: DocumentVersion) -> QuerySet[Document]:
    """The forms that a version names, by code."""
    rows = Document.objects.filter(public_id__in=version.forms, agency=version.agency_id)
    return rows.order_by("sort_key", "pk")


def without_form_on(version: DocumentVersion, first: dt.date) -> str | None:
    """That a form which the version names is not in force on ``first``, in one sentence."""
    if not version.forms:
        return None
    ready = Q(state=S.EFFECTIVE) | Q(state=S.APPROVED, effective_from__lte=first)
    standing = DocumentVersion.objects.filter(ready, agency=version.agency_id)
    lacking = forms_used(version).exclude(pk__in=standing.values("document"))
    codes = ", ".join(lacking.values_list("code", flat=True))
    if not codes:
        return None
    words = {"codes": codes, "day": format_date(first)}
    return _("Biểu mẫu %(codes)s chưa có bản hiệu lực ngày %(day)s. Phê duyệt biểu mẫu trước.") % (
        words
    )


def users_of(form: Document) -> list[str]:
    """Codes of the documents whose version in force, or decided, names this form."""
    rows = DocumentVersion.objects.filter(agency=form.agency_id, state__in=STANDING)
    listed = rows.exclude(forms=[]).values_list("document__code", "forms")
    return sorted({code for code, named in listed if str(form.public_id) in named})


def nothing_in_force_needs_it(version: DocumentVersion, _actor: Actor) -> str | None:
    """Guard of suspending, withdrawing, calling off: of a form that is in use none of these.

    Calling off the next version of a form leaves the one in force, which is enough.
    """
    document = version.document
    if document.kind != DocumentType.FORM:
        return None
    if version.state == S.APPROVED and document.versions.filter(state=S.EFFECTIVE).exists():
        return None
    users = users_of(document)
    if not users:
        return None
    words = {"codes": ", ".join(users)}
    return _("Đang dùng trong %(codes)s. Sửa đổi hoặc hủy bỏ tài liệu ấy trước.") % words
