"""A set is prepared, confirmed by whoever may approve documents, and entered by the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.onboarding.enums import EntryState as E
from thuan.domains.system.onboarding.enums import OnboardingState as S
from thuan.domains.system.onboarding.permissions import OnboardingPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.onboarding.models import Entry, Onboarding
    from thuan.kernel.accounts.actor import Actor


def it_has_rows_to_enter(onboarding: Onboarding, _actor: Actor) -> str | None:
    if not onboarding.entries.filter(state=E.WAITING).exists():
        return _("Không còn dòng nào để nhập.")
    return None


def it_was_tried(onboarding: Onboarding, _actor: Actor) -> str | None:
    if onboarding.tried_at is None:
        return _("Chạy thử trước: hệ thống kiểm tra từng dòng, chưa ghi gì.")
    return None


def no_row_is_wrong(onboarding: Onboarding, _actor: Actor) -> str | None:
    wrong = onboarding.entries.filter(state=E.WAITING).exclude(told=[]).count()
    if wrong:
        return _("Còn %(n)s dòng cần sửa. Sửa, hoặc chọn không nhập dòng đó.") % {"n": wrong}
    return None


def every_row_is_settled(onboarding: Onboarding, _actor: Actor) -> str | None:
    if onboarding.entries.filter(state=E.WAITING).exists():
        return _("Còn dòng chưa nhập.")
    return None


# Preparing and confirming are separated as writing and approving a version are (INV-02).
ONBOARDING_WORKFLOW: Workflow[Onboarding] = Workflow(
    name="onboarding",
    subject="document_version",
    initial=S.PREPARING,
    transitions=(
        Transition(
            "submit",
            frozenset({S.PREPARING}),
            S.AWAITING,
            P.PREPARE,
            gettext_lazy("Trình thủ trưởng"),
            (it_has_rows_to_enter, it_was_tried, no_row_is_wrong),
            part="AUTHOR",
        ),
        Transition(
            "take_back",
            frozenset({S.AWAITING}),
            S.PREPARING,
            P.PREPARE,
            gettext_lazy("Lấy lại để sửa"),
        ),
        Transition(
            "return",
            frozenset({S.AWAITING}),
            S.PREPARING,
            P.CONFIRM,
            gettext_lazy("Trả lại người chuẩn bị"),
            needs_comment=True,
        ),
        Transition(
            "confirm",
            frozenset({S.AWAITING}),
            S.RUNNING,
            P.CONFIRM,
            gettext_lazy("Xác nhận, đưa vào hiệu lực"),
            part="APPROVER",
        ),
        Transition(
            "abandon",
            frozenset({S.PREPARING}),
            S.CANCELLED,
            P.PREPARE,
            gettext_lazy("Bỏ lần nhập này"),
            needs_comment=True,
        ),
        Transition("stop", frozenset({S.RUNNING}), S.PREPARING, None),
        Transition("finish", frozenset({S.RUNNING}), S.DONE, None, "", (every_row_is_settled,)),
    ),
)


def the_set_is_being_prepared(entry: Entry, _actor: Actor) -> str | None:
    if entry.onboarding.state != S.PREPARING:
        return _("Danh sách đã trình hoặc đã nhập: dòng này không sửa được nữa.")
    return None


ENTRY_WORKFLOW: Workflow[Entry] = Workflow(
    name="onboarding_entry",
    subject="onboarding_entry",
    initial=E.WAITING,
    transitions=(
        Transition("take", frozenset({E.WAITING}), E.TAKEN, None),
        Transition(
            "leave_out",
            frozenset({E.WAITING}),
            E.LEFT_OUT,
            P.PREPARE,
            gettext_lazy("Không nhập dòng này"),
            (the_set_is_being_prepared,),
        ),
        Transition(
            "bring_back",
            frozenset({E.LEFT_OUT}),
            E.WAITING,
            P.PREPARE,
            gettext_lazy("Nhập lại dòng này"),
            (the_set_is_being_prepared,),
        ),
    ),
)
