"""Forms that a version may use, and which documents use a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.documents.enums import DocumentState, DocumentType
from thuan.domains.system.documents.models import Document
from thuan.domains.system.documents.selectors.documents import versions, with_present
from thuan.domains.system.documents.workflow.forms import STANDING, forms_used

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from thuan.domains.system.documents.models import DocumentVersion
    from thuan.kernel.accounts.actor import Actor


def offered_forms(version: DocumentVersion) -> QuerySet[Document]:
    """The controlled forms of the version's agency, without the document itself."""
    rows = Document.objects.filter(
        agency=version.agency_id, kind=DocumentType.FORM, state=DocumentState.CONTROLLED
    )
    return rows.exclude(pk=version.document_id).order_by("sort_key", "pk")


def forms_by_code(version: DocumentVersion, codes: Iterable[str]) -> dict[str, str]:
    """Of these codes those that forms of the agency have: code → public id."""
    rows = offered_forms(version).filter(code__in=list(codes))
    return {code: str(key) for code, key in rows.values_list("code", "public_id")}


def named_forms(version: DocumentVersion) -> list[Document]:
    """The forms that a version uses, each with the state of its present version, by code."""
    if not version.forms:
        return []
    return list(with_present(forms_used(version)))


def users_in_force(actor: Actor, form: Document) -> list[DocumentVersion]:
    """The versions in force, or decided, that use a form, by code of their document."""
    rows = versions(actor).filter(agency=form.agency_id, state__in=STANDING).exclude(forms=[])
    key = str(form.public_id)
    return [one for one in rows.order_by("document__sort_key", "pk") if key in one.forms]
