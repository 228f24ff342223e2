"""Two short lives: a basis of a document, and the work that changed law brings to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from thuan.domains.system.legal.enums import BasisState
from thuan.domains.system.legal.enums import UpdateState as S
from thuan.domains.system.legal.permissions import LegalPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.legal.models import LegalBasis, LegalUpdate

BASIS_WORKFLOW: Workflow[LegalBasis] = Workflow(
    name="legal_basis",
    subject="legal_basis",
    initial=BasisState.STANDING,
    transitions=(
        Transition(
            "end",
            frozenset({BasisState.STANDING}),
            BasisState.ENDED,
            P.CHOOSE,
            _("Bỏ căn cứ"),
            needs_comment=True,
        ),
    ),
)

UPDATE_WORKFLOW: Workflow[LegalUpdate] = Workflow(
    name="legal_update",
    subject="legal_update",
    initial=S.OPEN,
    transitions=(
        # A version that was approved after the change came into force.
        Transition("update", frozenset({S.OPEN}), S.UPDATED, None),
        Transition(
            "confirm",
            frozenset({S.OPEN}),
            S.CONFIRMED,
            P.CONFIRM,
            _("Xác nhận không cần sửa"),
            needs_comment=True,
        ),
        # The change was undone, or the document withdrawn.
        Transition("lapse", frozenset({S.OPEN}), S.LAPSED, None),
    ),
)
