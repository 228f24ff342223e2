"""Writing a version: a new document, a revision of one, its words and its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import (
    IN_FORCE,
    OPEN,
    ChangeReason,
    DocumentState,
    VersionState,
)
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.services.indexing import reindex
from thuan.domains.system.documents.workflow import DOCUMENT_WORKFLOW, VERSION_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake


# What of a draft its authors write.
WRITTEN: Final = ("summary", "text", "planned_from", "reason", "structure", "forms")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What names a document through all its versions."""

    code: str
    title: str
    kind: str
    owner_unit: str = ""
    clauses: tuple[str, ...] = ()
    review_months: int = 24
    review_on: str = ""


@service
def create_document(
    *, actor: Actor, at: dt.datetime, agency_id: int, head: DocumentHead
) -> DocumentVersion:
    """Enter a new document with the draft of its first issue; gives that draft.

    Raises ValidationError when the agency has used the code before.
    """
    held = require(actor, DocumentPermission.DRAFT, agency_id=agency_id)
    document = new_document(agency_id, head)
    first = DocumentVersion(
        **new_row(agency_id), document=document, issue=1, reason=ChangeReason.FIRST
    )
    begun = VERSION_WORKFLOW.begin(first, part="AUTHOR", on_behalf_of=held.on_behalf_of)
    reindex([document])
    return begun


def new_document(agency_id: int, head: DocumentHead) -> Document:
    """The document begun inside a service; raises ValidationError for a code used before."""
    document = blank_document(agency_id, head)
    if Document.objects.filter(origin_agency=agency_id, code=document.code).exists():
        words = {"code": document.code}
        raise ValidationError({"code": _("Mã %(code)s đã dùng cho tài liệu khác.") % words})
    return DOCUMENT_WORKFLOW.begin(document)


def blank_document(agency_id: int, head: DocumentHead) -> Document:
    """The row of a document inside a service, not written yet."""
    code, title = clean(head.code), clean(head.title)
    return Document(
        **new_row(agency_id),
        code=code,
        title=title,
        kind=head.kind,
        owner_unit=clean(head.owner_unit),
        clauses=list(head.clauses),
        review_months=head.review_months,
        review_on=head.review_on,
        search_key=fold(f"{code} {title}"),
        sort_key=sort_key(code),
    )


@service
def revise_document(
    *, actor: Actor, at: dt.datetime, document: Document, reason: str, new_issue: bool = False
) -> DocumentVersion:
    """Begin the next version from the one in force: its words and its file are taken over.

    ``new_issue``: the document is issued anew ("lần ban hành") instead of revised. Raises
    ValidationError while another version is on its way, or when none is in force.
    """
    held = require(actor, DocumentPermission.DRAFT, agency_id=document.agency_id)
    if document.state != DocumentState.CONTROLLED:
        raise ValidationError(_("Tài liệu đã hủy bỏ, không soạn bản mới."))
    versions = document.versions.select_related("file")
    if versions.filter(state__in=OPEN).exists():
        raise ValidationError(_("Đã có một bản đang soạn hoặc chờ duyệt. Mở bản đó để sửa tiếp."))
    standing = versions.filter(state__in=IN_FORCE).first()
    if standing is None:
        raise ValidationError(_("Chưa có bản nào đang hiệu lực để sửa đổi."))
    following = DocumentVersion(
        **new_row(document.agency_id),
        document=document,
        issue=standing.issue + 1 if new_issue else standing.issue,
        revision=0 if new_issue else standing.revision + 1,
        reason=reason,
        text=standing.text,
        structure=standing.structure,
        forms=standing.forms,
        file=standing.file,
    )
    return VERSION_WORKFLOW.begin(following, part="AUTHOR", on_behalf_of=held.on_behalf_of)


@service
def change_draft(
    *,
    actor: Actor,
    at: dt.datetime,
    draft: DocumentVersion,
    sets: Mapping[str, Any],
    intake: Intake | None = None,
    base_version: int | None = None,
) -> DocumentVersion:
    """Write words, planned day, or another file into a draft; whoever does is an author (INV-02).

    ``sets``: any of ``WRITTEN``; other names are left out. Raises ValidationError
    once the version is out of the authors' hands.
    """
    if draft.state != VersionState.DRAFT:
        raise ValidationError(_("Bản này không còn là bản soạn: nội dung không sửa được nữa."))
    VERSION_WORKFLOW.join(draft, "AUTHOR", DocumentPermission.DRAFT, actor)
    values = {name: sets[name] for name in WRITTEN if name in sets}
    if intake is not None:
        values["file"] = store(intake, agency_id=draft.agency_id, actor=actor, at=at)
    changed = edit(draft, values, "document_version.change", base_version=base_version)
    reindex([changed.document])
    return changed


@service
def change_head(
    *,
    actor: Actor,
    at: dt.datetime,
    document: Document,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> Document:
    """Change owner, clauses or review cycle of a document; title and type follow an approval.

    While nothing of it was ever in force, title and type may change too.
    """
    del at
    require(actor, DocumentPermission.DRAFT, agency_id=document.agency_id)
    names = {"owner_unit", "clauses", "review_months", "review_on"}
    if (
        document.in_force_since is None
        and not document.versions.filter(state=VersionState.APPROVED).exists()
    ):
        names |= {"title", "kind"}
    values = {name: value for name, value in sets.items() if name in names}
    if "title" in values:
        values["search_key"] = fold(f"{document.code} {values['title']}")
    changed = edit(document, values, "document.change", base_version=base_version)
    reindex([changed])
    return changed
