"""Who may do what with a note of the tests."""

from __future__ import annotations

from enum import StrEnum

from django.utils.text import format_lazy as _

from thuan.kernel.accounts.roles import Role


class NotePermission(StrEnum):
    WRITE = "sample.note.write"
    APPROVE = "sample.note.approve"


GRANTS = {
    NotePermission.WRITE: (Role.ISO_SEC, Role.STAFF, Role.HEAD),
    NotePermission.APPROVE: (Role.HEAD, Role.DEPUTY),
}

WORDS = {NotePermission.WRITE: _("Viết ghi chú"), NotePermission.APPROVE: _("Duyệt ghi chú")}
