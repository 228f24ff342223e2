"""Entering a legal text, mending what is said of it, and saying that its status was checked."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.registry.law.models import LegalText, StatusChange
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import recorded
from thuan.domains.registry.law.workflow import STATUS_CHANGE
from thuan.kernel.audittrail.changing import edit, who_and_when
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class TextWords:
    """What is said of a text through all its days."""

    number: str
    kind: str
    issuer: str
    title: str
    issued_on: dt.date | None = None
    effective_from: dt.date | None = None
    is_verified: bool = True


@service
def enter_text(
    *, actor: Actor, at: dt.datetime, words: TextWords, expires_on: dt.date | None = None
) -> LegalText:
    """Enter a text that holds from its day on, until ``expires_on`` where it says so itself.

    Raises ValidationError for a number that is known, and for days in the wrong order.
    """
    require(actor, LawPermission.KEEP, agency_id=None)
    sets = _checked(words)
    if LegalText.objects.filter(number=sets["number"]).exists():
        said = {"number": sets["number"]}
        raise ValidationError({"number": _("Văn bản %(number)s đã có trong danh mục.") % said})
    if expires_on and words.effective_from and expires_on <= words.effective_from:
        raise ValidationError({"expires_on": _("Ngày hết hiệu lực phải sau ngày có hiệu lực.")})
    row = LegalText(**sets, state="", **who_and_when())
    row.save()
    record(row, "legal_text.create", changes={"number": (None, row.number)})
    begin_change(row, LegalStatus.IN_FORCE, row.effective_from or row.issued_on)
    if expires_on:
        note = _("Thời hạn ghi trong văn bản.")
        begin_change(row, LegalStatus.EXPIRED, expires_on, note=note)
    return row


@service
def change_text(
    *,
    actor: Actor,
    at: dt.datetime,
    text: LegalText,
    words: TextWords,
    base_version: int | None = None,
) -> LegalText:
    """Mend what is said of a text; another first day is a new change, the old one is undone."""
    require(actor, LawPermission.KEEP, agency_id=None)
    sets = _checked(words)
    if LegalText.objects.filter(number=sets["number"]).exclude(pk=text.pk).exists():
        said = {"number": sets["number"]}
        raise ValidationError({"number": _("Văn bản %(number)s đã có trong danh mục.") % said})
    first = recorded().filter(text=text)
    ended = first.exclude(status=LegalStatus.IN_FORCE).order_by("valid_from").first()
    begins = words.effective_from
    if ended and ended.valid_from and begins and ended.valid_from < begins:
        raise ValidationError(
            {"effective_from": _("Đã ghi một thay đổi hiệu lực trước ngày này. Xem lại lịch sử.")}
        )
    begins = begins or words.issued_on
    moved = begins != (text.effective_from or text.issued_on)
    changed = edit(text, sets, "legal_text.change", base_version=base_version)
    if moved:
        for one in first.filter(status=LegalStatus.IN_FORCE):
            STATUS_CHANGE.fire(one, "undo", comment=_("Sửa ngày có hiệu lực."))
        begin_change(changed, LegalStatus.IN_FORCE, begins)
    return changed


@service
def mark_checked(
    *, actor: Actor, at: dt.datetime, text: LegalText, base_version: int | None = None
) -> LegalText:
    """Say that the status of the text was looked up today and is right as it stands here."""
    require(actor, LawPermission.KEEP, agency_id=None)
    sets = {"checked_on": business_day(at), "checked_by_id": actor.person_id, "is_verified": True}
    comment = _("Đã kiểm tra hiệu lực.")
    return edit(text, sets, "legal_text.check", base_version=base_version, comment=comment)


def begin_change(
    text: LegalText,
    status: LegalStatus,
    day: dt.date | None,
    by_text: LegalText | None = None,
    note: str = "",
) -> StatusChange:
    """The change as a row of its own; inside a service that has judged the right."""
    change = StatusChange(
        text=text, status=status, valid_from=day, by_text=by_text, note=note, **who_and_when()
    )
    return STATUS_CHANGE.begin(change)


def _checked(words: TextWords) -> dict[str, Any]:
    sets = asdict(words)
    for name in ("number", "issuer", "title"):
        sets[name] = clean(sets[name])
    if words.issued_on and words.effective_from and words.effective_from < words.issued_on:
        raise ValidationError(
            {"effective_from": _("Văn bản không có hiệu lực trước ngày ban hành.")}
        )
    sets["search_key"] = fold(f"{sets['number']} {sets['title']} {sets['issuer']}")
    sets["sort_key"] = sort_key(sets["number"])
    return sets
