"""What the pages of documents share: finding them, their addresses, the way back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.content import structure_of
from thuan.domains.system.documents.enums import VersionState
from thuan.domains.system.documents.selectors.documents import documents, version_of
from thuan.kernel.files.extracting import text_of
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.views import ServiceStep

if TYPE_CHECKING:
    from uuid import UUID

    from thuan.domains.system.documents.models import Document, DocumentVersion
    from thuan.kernel.accounts.actor import Actor

# What is longer is read in the file.
LINES_SHOWN = 400
REGISTER = Link(gettext_lazy("Tài liệu"), "/tai-lieu/")


def document_or_404(actor: Actor, public_id: UUID) -> Document:
    """The document behind the address; another agency's does not exist."""
    found = documents(actor).filter(public_id=public_id).select_related("agency").first()
    if found is None:
        raise Http404
    return found


def document_url(document: Document, name: str = "document") -> str:
    return reverse(f"documents:{name}", args=[document.public_id])


def version_url(version: DocumentVersion, name: str = "version") -> str:
    return reverse(f"documents:{name}", args=[version.public_id])


def structure_shown(version: DocumentVersion) -> dict[str, Any]:
    """For a template: the part that shows what the type keeps as data, and what it shows."""
    known = structure_of(version.document.kind) if version.structure else None
    if known is None:
        return {"structure_template": ""}
    return {"structure_template": known.template, "structure": known.shown(version)}


def said_in(version: DocumentVersion) -> dict[str, Any]:
    """The words of the file to be read on the page, and how many lines of them are not shown.

    Empty where there is no file; ``mute`` where there is one and none of its words could be read.
    """
    read = text_of(version.file) if version.file is not None else ""
    lines = [line.strip() for line in read.splitlines() if line.strip()]
    mute = version.file is not None and not lines
    return {"lines": lines[:LINES_SHOWN], "more": max(len(lines) - LINES_SHOWN, 0), "mute": mute}


def compare_url(version: DocumentVersion) -> str:
    """Where this version is held against the one before; "" for a first one."""
    if (version.issue, version.revision) == (1, 0):
        return ""
    return f"{document_url(version.document, 'compare')}?moi={version.public_id}"


class OfVersion:
    """A page about one version, read once."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def version_row(self) -> DocumentVersion:
        """The version behind the address; raises Http404."""
        found = version_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        document = self.version_row.document
        return (REGISTER, Link(str(document), document_url(document)))


class VersionStep(OfVersion, ServiceStep):  # type: ignore[override]
    """A step of a version with its confirmation page."""

    def base_version(self) -> int | None:
        """As the database holds it now: whoever was second is shown what the first one did."""
        self.__dict__.pop("version_row", None)
        return self.version_row.version

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        version = self.version_row
        return (
            (_("Tài liệu"), str(version.document)),
            (_("Phiên bản"), str(version)),
            (_("Trạng thái"), str(VersionState(version.state).label)),
        )

    def cancel_url(self) -> str:
        return version_url(self.version_row)

    def subject(self) -> dict[str, Any]:
        return {"version": self.version_row, "base_version": self.version}
