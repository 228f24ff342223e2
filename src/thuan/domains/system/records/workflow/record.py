"""A record: opened, closed under its fingerprint, disposed of when nothing forbids (INV-05)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.records.enums import DisposalState, HoldState, RecordTypeState
from thuan.domains.system.records.enums import RecordState as S
from thuan.domains.system.records.permissions import RecordPermission as P
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.records.models import Hold, Record, RecordType
    from thuan.kernel.accounts.actor import Actor


def its_period_is_over(record: Record, actor: Actor) -> str | None:
    until = record.retention_until
    if until is None:
        return _("“%(record)s” lưu vĩnh viễn hoặc chưa có thời hạn lưu.") % {"record": record}
    if business_day(actor.at) < until:
        words = {"record": record, "day": format_date(until - dt.timedelta(days=1))}
        return _("“%(record)s” còn trong thời hạn lưu, đến hết ngày %(day)s.") % words
    return None


def its_period_was_confirmed(record: Record, _actor: Actor) -> str | None:
    if not record.record_type.is_confirmed:
        words = {"record": record, "type": record.record_type}
        return _("“%(record)s”: thời hạn của loại “%(type)s” chưa được đối chiếu.") % words
    return None


def nothing_holds_it(record: Record, _actor: Actor) -> str | None:
    if record.holds.filter(state=HoldState.STANDING).exists():
        return _("“%(record)s” đang bị giữ lại.") % {"record": record}
    return None


def a_decision_lets_it_go(record: Record, _actor: Actor) -> str | None:
    if record.disposal is None or record.disposal.state != DisposalState.APPROVED:
        return _("“%(record)s” chưa có quyết định hủy.") % {"record": record}
    return None


def it_is_in_no_disposal(record: Record, _actor: Actor) -> str | None:
    if record.disposal_id is not None:
        return _("Hồ sơ đang nằm trong một đợt hủy.")
    return None


# What stands against letting a record go, whatever was decided.
MAY_GO = (its_period_is_over, its_period_was_confirmed, nothing_holds_it)

RECORD_WORKFLOW: Workflow[Record] = Workflow(
    name="record",
    subject="record",
    initial=S.OPEN,
    transitions=(
        Transition("close", frozenset({S.OPEN}), S.CLOSED, P.KEEP, gettext_lazy("Đóng hồ sơ")),
        Transition(
            "void",
            frozenset({S.OPEN}),
            S.VOID,
            P.KEEP,
            gettext_lazy("Bỏ, ghi nhầm"),
            needs_comment=True,
        ),
        Transition(
            "dispose",
            frozenset({S.CLOSED}),
            S.DISPOSED,
            P.DISPOSE,
            gettext_lazy("Hủy hồ sơ"),
            (*MAY_GO, a_decision_lets_it_go),
        ),
    ),
)

HOLD_WORKFLOW: Workflow[Hold] = Workflow(
    name="record_hold",
    subject="record_hold",
    initial=HoldState.STANDING,
    transitions=(
        Transition(
            "lift",
            frozenset({HoldState.STANDING}),
            HoldState.LIFTED,
            P.HOLD,
            gettext_lazy("Thôi giữ"),
            needs_comment=True,
        ),
    ),
)

RECORD_TYPE_WORKFLOW: Workflow[RecordType] = Workflow(
    name="record_type",
    subject="record_type",
    initial=RecordTypeState.IN_USE,
    transitions=(
        Transition(
            "retire",
            frozenset({RecordTypeState.IN_USE}),
            RecordTypeState.RETIRED,
            P.DEFINE,
            gettext_lazy("Thôi dùng"),
            needs_comment=True,
        ),
    ),
)
