"""Entering a declaration that was signed on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.enums import (
    DeclarationReason,
    DeclarationState,
    ScopeChange,
)
from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.comparing import catalogue
from thuan.domains.oversight.declarations.workflow import DECLARATION_WORKFLOW
from thuan.domains.registry.agencies.api import system_of
from thuan.domains.registry.standards.api import Edition
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import clean, fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake


@dataclass(frozen=True, slots=True)
class DeclarationWords:
    """What stands on the paper. ``codes``: the procedures declared, by national code."""

    number: str
    declared_on: dt.date
    edition: str
    reason: str
    signed_by: str
    scope_change: str = ""
    scope_text: str = ""
    codes: Sequence[str] = field(default_factory=tuple)


@service
def enter_declaration(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    words: DeclarationWords,
    intake: Intake | None = None,
) -> Declaration:
    """Enter what was signed; it stands nowhere yet until it is published.

    Raises ValidationError for a day that has not come, codes that the register does not know, a
    number used twice, and for an agency that another one's system covers: its leader declares.
    """
    require(actor, DeclarationPermission.ENTER, agency_id=agency_id)
    system = system_of(agency_id, words.declared_on)
    if system is not None and system.agency_id != agency_id:
        told = _("Cơ quan áp dụng chung hệ thống “%(system)s”: cơ quan chủ trì hệ thống công bố.")
        raise ValidationError(told % {"system": system.name})
    row = Declaration(**new_row(agency_id), system=system, **_told(words, at, agency_id))
    if intake is not None:
        row.scan = store(intake, agency_id=agency_id, actor=actor, at=at)
    return DECLARATION_WORKFLOW.begin(row)


@service
def change_declaration(
    *,
    actor: Actor,
    at: dt.datetime,
    declaration: Declaration,
    words: DeclarationWords,
    intake: Intake | None = None,
    base_version: int | None = None,
) -> Declaration:
    """Change what is still being entered; a published one stays as it was published."""
    require(actor, DeclarationPermission.ENTER, agency_id=declaration.agency_id)
    declaration = lock(declaration)
    if declaration.state != DeclarationState.DRAFT:
        raise ValidationError(
            _("Bản công bố đã vào sổ, không sửa được. Có thay đổi thì công bố lại.")
        )
    sets = _told(words, at, declaration.agency_id, declaration.pk)
    sets["system"] = system_of(declaration.agency_id, words.declared_on)
    if intake is not None:
        sets["scan"] = store(intake, agency_id=declaration.agency_id, actor=actor, at=at)
    return edit(declaration, sets, "declaration.change", base_version=base_version)


def _told(
    words: DeclarationWords, at: dt.datetime, agency_id: int, own: int | None = None
) -> dict[str, Any]:
    """The values of a row; raises ValidationError by field."""
    number = clean(words.number)
    if not number:
        raise ValidationError({"number": _("Nhập số bản công bố.")})
    if words.declared_on > business_day(at):
        raise ValidationError({"declared_on": _("Ngày công bố chưa đến.")})
    edition = Edition.objects.standing().defer("content").filter(slug=words.edition).first()
    if edition is None:
        raise ValidationError({"edition": _("Chọn phiên bản tiêu chuẩn trong danh sách.")})
    change = words.scope_change if words.reason == DeclarationReason.REDECLARE_SCOPE else ""
    if words.reason == DeclarationReason.REDECLARE_SCOPE and change not in ScopeChange.values:
        raise ValidationError({"scope_change": _("Chọn phạm vi thay đổi thế nào.")})
    same = Declaration.objects.filter(
        agency=agency_id, number=number, declared_on=words.declared_on
    ).exclude(state=DeclarationState.CANCELLED)
    if own is not None:
        same = same.exclude(pk=own)
    if same.exists():
        raise ValidationError({"number": _("Đã có bản công bố mang số và ngày này.")})
    return {
        "number": number,
        "declared_on": words.declared_on,
        "edition": edition,
        "reason": words.reason,
        "scope_change": change,
        "signed_by": clean(words.signed_by),
        "scope_text": words.scope_text.strip(),
        "scope": snapshot(words.codes, words.declared_on),
        "search_key": fold(f"{number} {words.signed_by} {words.scope_text}")[:700],
    }


def snapshot(codes: Iterable[str], day: dt.date) -> list[dict[str, str]]:
    """Codes with the names they bore on the day, by code; raises ValidationError for unknown ones.

    A procedure that the register knows from a later day only keeps the first name known: papers
    are older than the register.
    """
    known = catalogue()
    wanted = sorted(dict.fromkeys(codes))
    unknown = [code for code in wanted if code not in known.stretches]
    if unknown:
        told = _("Danh mục thủ tục hành chính không có mã: %(codes)s. Kiểm tra lại mã đã dán.")
        raise ValidationError({"codes": told % {"codes": ", ".join(unknown[:10])}})
    return [
        {"code": code, "name": (known.on(code, day) or known.stretches[code][0]).name}
        for code in wanted
    ]
