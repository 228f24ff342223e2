"""What changed between two versions: words of text and files, data of the type, forms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.documents.content import structure_of
from thuan.domains.system.documents.enums import IN_FORCE
from thuan.domains.system.documents.models import Document
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import versions_of
from thuan.domains.system.documents.selectors.forms import named_forms
from thuan.domains.system.documents.views.common import (
    REGISTER,
    document_or_404,
    document_url,
    version_url,
)
from thuan.domains.system.documents.words import version_badge
from thuan.kernel.files.extracting import texts_of
from thuan.kernel.text.differences import MOST_LINES, differences, is_cut
from thuan.kernel.ui.components import Header, Link
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from thuan.domains.system.documents.models import DocumentVersion


class Compare(RecordView[Document]):
    """Two versions of a document; the newest and the one in force before it to begin with."""

    permission = DocumentPermission.VIEW
    template_name: ClassVar[str] = "documents/compare.html"

    @cached_property
    def document(self) -> Document:
        """The document behind the address; raises Http404."""
        return document_or_404(self.actor, self.kwargs["public_id"])

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER, Link(str(self.document), document_url(self.document)))

    def record(self) -> Document:
        self.versions = versions_of(self.document)
        return self.document

    def header(self, record: Document) -> Header:
        return Header(title=_("So sánh hai phiên bản"), code=record.code, facts=(record.title,))

    def _chosen(self) -> tuple[DocumentVersion, DocumentVersion] | None:
        """The old one and the new one that the address names, or the usual pair."""
        if not self.versions[1:]:
            return None
        known = {str(one.public_id): one for one in self.versions}
        new = known.get(self.request.GET.get("moi", ""), self.versions[0])
        old = known.get(self.request.GET.get("cu", ""))
        return old or _before(new, self.versions), new

    def body(self, record: Document) -> dict[str, Any]:
        pair = self._chosen()
        if pair is None:
            return {"pair": None}
        old, new = pair
        texts = texts_of([one.file for one in pair if one.file is not None])
        before, after = _said(old, texts), _said(new, texts)
        known = structure_of(record.kind)
        return {
            "pair": pair,
            "urls": [version_url(one) for one in pair],
            "states": [version_badge(one.state) for one in pair],
            "choices": [(str(one.public_id), str(one)) for one in self.versions],
            "lines": differences(before, after),
            "cut": MOST_LINES if is_cut(before) or is_cut(after) else 0,
            "changed": known.compared(old.structure, new.structure) if known else [],
            "forms": _forms(old, new),
            "unread": [one.file.name for one in pair if one.file and not _read(one, texts)],
            "here": reverse("documents:compare", args=[record.public_id]),
        }


def _before(new: DocumentVersion, versions: list[DocumentVersion]) -> DocumentVersion:
    """The version in force, or the one before; of the oldest there is itself alone."""
    older = [one for one in versions if (one.issue, one.revision) < (new.issue, new.revision)]
    standing = [one for one in older if one.state in IN_FORCE]
    return next(iter([*standing, *older, new]))


def _said(version: DocumentVersion, texts: dict[str, str]) -> str:
    return "\n".join([version.text, _read(version, texts)])


def _read(version: DocumentVersion, texts: dict[str, str]) -> str:
    return texts.get(version.file.sha256, "") if version.file else ""


def _forms(old: DocumentVersion, new: DocumentVersion) -> tuple[list[str], list[str]]:
    """Forms that are used no more, and forms that are new."""
    before, after = ({str(one) for one in named_forms(version)} for version in (old, new))
    return sorted(before - after), sorted(after - before)
