"""How declarations are said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.domains.oversight.declarations.enums import DeclarationState
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.declarations.content import Comparison
    from thuan.domains.oversight.declarations.models import Declaration

TONES = {
    DeclarationState.DRAFT: Tone.PROGRESS,
    DeclarationState.PUBLISHED: Tone.SUCCESS,
    DeclarationState.SUPERSEDED: Tone.NEUTRAL,
    DeclarationState.LAPSED: Tone.DANGER,
    DeclarationState.WITHDRAWN: Tone.DANGER,
    DeclarationState.CANCELLED: Tone.NEUTRAL,
}
WAY = (DeclarationState.DRAFT, DeclarationState.PUBLISHED, DeclarationState.SUPERSEDED)


@once_per_language
def declaration_badge(state: str) -> Badge:
    """The mark of a declaration's state."""
    known = DeclarationState(state)
    return Badge(TONES[known], str(known.label))


def stages(declaration: Declaration) -> list[Stage]:
    """The way of a declaration with the present state marked."""
    state = DeclarationState(declaration.state)
    way = WAY if state in WAY else (*WAY[: 1 if state == "CANCELLED" else 2], state)
    place = way.index(state)
    return [Stage(one.label, n < place, n == place) for n, one in enumerate(way)]


def covered_badge(row: Any, day: dt.date) -> Badge:
    """How an agency of the province's register stands on the day."""
    if row.number is None:
        if row.ever:
            return Badge(Tone.DANGER, _("Không còn hiệu lực"))
        return Badge(Tone.NEUTRAL, _("Chưa công bố lần nào"))
    if row.due_on is not None:
        late = row.due_on < day
        return (
            Badge(Tone.DANGER, _("Quá hạn công bố lại"))
            if late
            else Badge(Tone.ATTENTION, _("Cần công bố lại"))
        )
    return Badge(Tone.SUCCESS, _("Đang có hiệu lực"))


def due_sentence(comparison: Comparison, due: dt.date | None, day: dt.date) -> str:
    """Whether a new declaration is due, why, until when."""
    if due is None:
        return _("Danh mục thủ tục không thêm, không bớt so với phạm vi đã công bố.")
    added, gone = len(comparison.added), len(comparison.abolished)
    told_of = [
        ngettext("%(n)s thủ tục mới", "%(n)s thủ tục mới", added) % {"n": added} if added else "",
        ngettext("%(n)s thủ tục bị bãi bỏ", "%(n)s thủ tục bị bãi bỏ", gone) % {"n": gone}
        if gone
        else "",
    ]
    words = {"changes": ", ".join(part for part in told_of if part), "day": format_date(due)}
    if not words["changes"]:
        return _("Cần công bố lại, hạn %(day)s.") % words
    if due < day:
        told = _("Quá hạn công bố lại từ %(day)s: có %(changes)s sau ngày công bố.")
    else:
        told = _("Cần công bố lại, hạn %(day)s: có %(changes)s sau ngày công bố.")
    return told % words


def basis_words(days: int, legal_basis: str) -> str:
    """Where the term comes from; a default is said to be one."""
    if legal_basis:
        return _("Thời hạn %(days)s ngày theo %(basis)s.") % {"days": days, "basis": legal_basis}
    told = _(
        "Thay đổi phạm vi thì công bố lại (khoản 3 Điều 4 Quyết định 19/2014/QĐ-TTg). Quyết định "
        "không ghi số ngày; %(days)s ngày là mặc định của phần mềm, quản trị của Sở sửa được."
    )
    return told % {"days": days}
