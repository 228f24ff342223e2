"""What people do with a note."""

from __future__ import annotations

from tests.kernel.sample.models import Note
from tests.kernel.sample.permissions import NotePermission
from tests.kernel.sample.workflow import NOTE_WORKFLOW
from thuan.kernel.audittrail.changing import edit
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions.policy import require


@service
def write_note(agency, title, *, actor, at):
    held = require(actor, NotePermission.WRITE, agency_id=agency.pk)
    stamps = {"created_at": at, "updated_at": at}
    people = {"created_by_id": actor.person_id, "updated_by_id": actor.person_id}
    note = Note(agency=agency, origin_agency=agency, title=title, **stamps, **people)
    return NOTE_WORKFLOW.begin(note, part="AUTHOR", on_behalf_of=held.on_behalf_of)


@service
def retitle_note(note, title, *, actor, at, base_version=None):
    require(actor, NotePermission.WRITE, agency_id=note.agency_id)
    return edit(note, {"title": title}, "note.retitle", base_version=base_version)


@service
def move_note(note, step, *, actor, at, comment="", base_version=None):
    return NOTE_WORKFLOW.fire(note, step, comment=comment, base_version=base_version)
