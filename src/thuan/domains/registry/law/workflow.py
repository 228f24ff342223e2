"""The life of a recorded change: it holds until somebody finds that it was a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import ChangeState
from thuan.domains.registry.law.permissions import LawPermission
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.registry.law.models import StatusChange

STATUS_CHANGE: Workflow[StatusChange] = Workflow(
    name="legal_change",
    subject="legal_change",
    initial=ChangeState.RECORDED,
    transitions=(
        Transition(
            "undo",
            frozenset({ChangeState.RECORDED}),
            ChangeState.UNDONE,
            LawPermission.KEEP,
            _("Hoàn tác thay đổi"),
            needs_comment=True,
        ),
    ),
)
