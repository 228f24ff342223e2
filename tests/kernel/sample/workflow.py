"""The life of a note: written, looked at, filed, withdrawn; its duties are those of a document."""

from __future__ import annotations

from tests.kernel.sample.models import Note
from tests.kernel.sample.permissions import NotePermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

NOTE_WORKFLOW: Workflow[Note] = Workflow(
    name="note",
    subject="document_version",
    initial="DRAFT",
    transitions=(
        Transition("submit", frozenset({"DRAFT"}), "IN_REVIEW", P.WRITE, part="AUTHOR"),
        Transition("approve", frozenset({"IN_REVIEW"}), "FILED", P.APPROVE, part="APPROVER"),
        Transition("return", frozenset({"IN_REVIEW"}), "DRAFT", P.APPROVE, needs_comment=True),
        Transition("withdraw", frozenset({"FILED"}), "WITHDRAWN", P.APPROVE, needs_comment=True),
    ),
)
