"""Who may have the file of a version: whoever may see the version (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.documents.selectors.documents import versions

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile


def may_have_version(actor: Actor, row: StoredFile) -> bool:
    """The people of the agency; oversight sees that a document is in force, never its content."""
    return versions(actor).filter(file=row).exists()
