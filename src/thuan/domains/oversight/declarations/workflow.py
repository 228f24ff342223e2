"""A declaration: entered, published, replaced by the next, ended (qms.md 3.15, INV-33).

Signing stays on paper for now: what is entered was signed, its scan lies beside it. The
department acknowledges, it does not approve, so no step of this table is the department's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.declarations.enums import DeclarationState as S
from thuan.domains.oversight.declarations.permissions import DeclarationPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.kernel.accounts.actor import Actor


def it_names_its_scope(declaration: Declaration, _actor: Actor) -> str | None:
    if not declaration.scope and not declaration.scope_text:
        return _("Chưa ghi phạm vi: chọn thủ tục hành chính, hoặc ghi phạm vi bằng lời.")
    return None


def its_scan_is_here(declaration: Declaration, _actor: Actor) -> str | None:
    if declaration.scan_id is None:
        return _("Chưa có tệp chụp bản công bố đã ký. Thêm tệp rồi đưa vào sổ.")
    return None


DECLARATION_WORKFLOW: Workflow[Declaration] = Workflow(
    name="declaration",
    subject="declaration",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "publish",
            frozenset({S.DRAFT}),
            S.PUBLISHED,
            P.PUBLISH,
            gettext_lazy("Đưa vào sổ, công bố"),
            (it_names_its_scope, its_scan_is_here),
        ),
        # An older one, entered from paper after a later one: it has been replaced already.
        Transition(
            "file_as_earlier",
            frozenset({S.DRAFT}),
            S.SUPERSEDED,
            P.PUBLISH,
            gettext_lazy("Đưa vào sổ, bản cũ"),
            (it_names_its_scope,),
        ),
        Transition(
            "cancel",
            frozenset({S.DRAFT}),
            S.CANCELLED,
            P.ENTER,
            gettext_lazy("Bỏ bản đang nhập"),
            needs_comment=True,
        ),
        # The next one was published, in the same transaction.
        Transition("supersede", frozenset({S.PUBLISHED}), S.SUPERSEDED, None),
        Transition(
            "lapse",
            frozenset({S.PUBLISHED}),
            S.LAPSED,
            P.PUBLISH,
            gettext_lazy("Ghi hết hiệu lực"),
            needs_comment=True,
        ),
        Transition(
            "withdraw",
            frozenset({S.PUBLISHED}),
            S.WITHDRAWN,
            P.PUBLISH,
            gettext_lazy("Thu hồi"),
            needs_comment=True,
        ),
        # Procedures were added or abolished, or it fits again: the day of declaring anew follows.
        Transition("look_again", frozenset({S.PUBLISHED}), S.PUBLISHED, None),
    ),
)
