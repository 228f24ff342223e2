"""What the pages of model documents share: finding the rows, their addresses, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import structure_of
from thuan.domains.system.model_documents.selectors.adoptions import adoption_of
from thuan.domains.system.model_documents.selectors.register import model_of, version_of
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.api import Document
    from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion
    from thuan.kernel.accounts.actor import Actor

REGISTER = Link(_("Tài liệu mẫu"), "/tai-lieu-mau/")


def model_url(model: ModelDocument, name: str = "model") -> str:
    return reverse(f"model_documents:{name}", args=[model.public_id])


def version_url(version: ModelVersion, name: str = "version") -> str:
    return reverse(f"model_documents:{name}", args=[version.public_id])


def adoption_url(adoption: Any, name: str = "difference") -> str:
    return reverse(f"model_documents:{name}", args=[adoption.public_id])


def document_url(document: Document) -> str:
    return reverse("documents:document", args=[document.public_id])


@dataclass(frozen=True, slots=True)
class _AsVersion:
    """A version of a model in the columns by which the structure of a type knows a version."""

    structure: dict[str, Any]
    document: ModelDocument
    updated_at: dt.datetime
    effective_from: dt.date | None = None
    planned_from: dt.date | None = None


def structure_shown(version: ModelVersion) -> dict[str, Any]:
    """For a template: the part that shows what the type keeps as data, and what it shows."""
    model = version.model_document
    known = structure_of(model.kind) if version.structure else None
    if known is None:
        return {"structure_template": ""}
    seen = _AsVersion(version.structure, model, version.updated_at, version.issued_on)
    return {"structure_template": known.template, "structure": known.shown(seen)}


class OfModel:
    """A page about one model, read once; one for another type of agency does not exist."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def model_row(self) -> ModelDocument:
        """The model behind the address; raises Http404."""
        found = model_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, Link(str(self.model_row), model_url(self.model_row)))


class OfVersion:
    """A page about one version of a model, read once."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def version_row(self) -> ModelVersion:
        """The version behind the address; raises Http404."""
        found = version_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        model = self.version_row.model_document
        return (REGISTER, Link(str(model), model_url(model)))


class OfAdoption:
    """A page about one document that began from a model; another agency's does not exist."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def adoption(self) -> Any:
        """The adoption behind the address, with ``behind`` and ``newest``; raises Http404."""
        found = adoption_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        document = self.adoption.document
        return (
            Link(_("Tài liệu"), "/tai-lieu/"),
            Link(str(document), document_url(document)),
        )
