"""The register and the roster as tables: on the page, on a phone, in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import ObligationKind, Status
from thuan.kernel.text import without_note
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.addresses import record_url
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table

if TYPE_CHECKING:
    from thuan.domains.registry.agencies.selectors import RosterEntry

TONES: Final = {
    Status.REGISTERED: Tone.NEUTRAL,
    Status.PREPARING: Tone.PROGRESS,
    Status.APPLYING: Tone.SUCCESS,
    Status.SUSPENDED: Tone.ATTENTION,
    Status.MERGED: Tone.NEUTRAL,
    Status.DISSOLVED: Tone.NEUTRAL,
}


@once_per_language
def status_badge(status: str | None) -> Badge | None:
    """The mark of a status; None where none is recorded."""
    return Badge(TONES[Status(status)], str(Status(status).label)) if status else None


@once_per_language
def status_word(status: str | None) -> str | None:
    return str(Status(status).label) if status else None


@once_per_language
def obligation_word(kind: str | None, *, by_plan: bool = False) -> str | None:
    """ "Khuyến khích; theo kế hoạch của tỉnh"; None where no rule is known."""
    words = [str(ObligationKind(kind).label)] if kind else []
    if by_plan and kind != ObligationKind.BY_PLAN:
        words.append(str(ObligationKind.BY_PLAN.label))
    return "; ".join(words) or None


def _short(name: str | None) -> str | None:
    return without_note(name) if name else None


def _address(row: Any) -> str:
    return record_url("agencies:record", row.public_id)


AGENCY_TABLE: Table[Any] = Table(
    "co-quan",
    (
        Column(_("Cơ quan"), lambda row: row.name, order_by=("sort_key", "pk"), link=_address),
        Column(_("Mã"), lambda row: row.code, order_by="code"),
        Column(
            _("Loại"),
            lambda row: _short(row.kind_name),
            order_by=("kind", "sort_key"),
            secondary=True,
        ),
        Column(_("Nhóm"), lambda row: _short(row.group_name), order_by=("group_order", "sort_key")),
        Column(_("Thuộc"), lambda row: row.parent_name),
        Column(_("Nghĩa vụ"), lambda row: obligation_word(row.obligation), order_by="obligation"),
        Column(
            _("Trạng thái"),
            lambda row: status_word(row.status),
            order_by=("status", "sort_key"),
            badge=lambda row: status_badge(row.status),
        ),
    ),
    caption=_("Cơ quan"),
    source=_("sổ cơ quan"),
)


def roster_table(groups: dict[str, str], parents: dict[int, str]) -> Table[RosterEntry]:
    """The roster of a day; ``groups`` and ``parents`` give the words for codes and ids."""
    return Table(
        "danh-sach-co-quan",
        (
            Column(_("Cơ quan"), lambda row: row.name, link=_address),
            Column(_("Mã"), lambda row: row.code),
            Column(_("Nhóm"), lambda row: without_note(groups.get(row.group, row.group))),
            Column(_("Thuộc"), lambda row: parents.get(row.parent_id or 0)),
            Column(_("Nghĩa vụ"), lambda row: obligation_word(row.obligation, by_plan=row.by_plan)),
            Column(_("Hệ thống"), lambda row: row.system_code),
            Column(
                _("Trạng thái"),
                lambda row: status_word(row.status),
                badge=lambda row: status_badge(row.status),
            ),
        ),
        caption=_("Cơ quan trong chương trình"),
        source=_("sổ cơ quan"),
    )
