from __future__ import annotations

from tests.kernel.sample.models import Note
from tests.kernel.sample.permissions import GRANTS, WORDS
from tests.kernel.sample.workflow import NOTE_WORKFLOW
from thuan.kernel.permissions.policy import grant
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS, WORDS)
register_workflow(NOTE_WORKFLOW, Note)
