"""What the pages of internal procedures share: the version behind an address, the way back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import versions
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.procedures.content import ProcedureContent, read
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.kernel.accounts.actor import Actor

DOCUMENTS = Link(_("Tài liệu"), "/tai-lieu/")
COVERAGE = Link(_("TTHC của cơ quan"), "/quy-trinh-noi-bo/")


def version_page(version: DocumentVersion) -> str:
    """The page of the version itself, where its steps lead on."""
    return reverse("documents:version", args=[version.public_id])


def page_of(version: DocumentVersion, name: str) -> str:
    """A page of this domain about a version."""
    return reverse(f"internal_procedures:{name}", args=[version.public_id])


class OfVersion:
    """A page about one version of an internal procedure; another agency's does not exist."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def draft(self) -> DocumentVersion:
        """The version behind the address; raises Http404."""
        rows = versions(self.actor).filter(document__kind=DocumentType.INTERNAL_PROCEDURE)
        found = rows.filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def content(self) -> ProcedureContent:
        """What the version says."""
        return read(self.draft.structure)

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        document = self.draft.document
        page = reverse("documents:document", args=[document.public_id])
        return (
            DOCUMENTS,
            Link(str(document), page),
            Link(str(self.draft), version_page(self.draft)),
        )

    def base_version(self) -> int | None:
        """As the database holds it now: whoever was second is shown what the first one did."""
        self.__dict__.pop("draft", None)
        return self.draft.version
