"""The legal register from a file: what is missing is entered, what is known stays as it is."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from thuan.domains.registry.law.content import RegisterFault, SaidText, read_register
from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.registry.law.models import LegalText
from thuan.domains.registry.law.services.keeping import begin_change
from thuan.kernel.audittrail.changing import who_and_when
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.text import clean, fold, sort_key
from thuan.kernel.text.canonical import sha256_hex

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

# Texts named by the programme and by the law of its information system, as far as known.
SHIPPED: Final = "legal_register.yaml"


@service
def load_register(*, actor: Actor, at: dt.datetime, text: str) -> int:
    """Enter the texts of a file that the register does not know; gives how many.

    A text that is known is not touched: what the department has written counts. Raises
    RegisterFault with every fault of the file.
    """
    if not actor.is_system:
        raise PermissionDenied(_("Danh mục từ tệp được nạp bằng lệnh load_legal_register."))
    said = read_register(text)
    known = {row.number: row for row in LegalText.objects.all()}
    new = [one for one in said if clean(one.number) not in known]
    _require_named(new, {*known, *(clean(one.number) for one in said)})
    if not new:
        return 0
    with every_agency(reason="a command of the operator enters reference data"):
        for one in new:
            known[clean(one.number)] = _entered(one)
        for one in new:
            _changed(one, known)
    leaves = [{"number": one.number, "verified": one.is_verified} for one in new]
    batch(None, "law.load_register", rows=leaves, file_hash=sha256_hex(text))
    return len(new)


@service
def load_shipped_register(*, actor: Actor, at: dt.datetime) -> int:
    """The register that ships; gives how many texts were entered now."""
    text = (files("thuan.data") / SHIPPED).read_text(encoding="utf-8")
    return load_register(actor=actor, at=at, text=text)


def _require_named(new: list[SaidText], known: set[str]) -> None:
    faults = [
        _("%(place)s: chưa có văn bản %(by)s.") % {"place": one.number, "by": change.by}
        for one in new
        for change in one.changes
        if change.by and clean(change.by) not in known
    ]
    if faults:
        raise RegisterFault(faults)


def _entered(one: SaidText) -> LegalText:
    number, title, issuer = clean(one.number), clean(one.title), clean(one.issuer)
    row = LegalText(
        number=number,
        kind=one.kind,
        issuer=issuer,
        title=title,
        issued_on=one.issued_on,
        effective_from=one.effective_from,
        is_verified=one.is_verified,
        search_key=fold(f"{number} {title} {issuer}"),
        sort_key=sort_key(number),
        state="",
        **who_and_when(),
    )
    row.save()
    begin_change(row, LegalStatus.IN_FORCE, row.effective_from or row.issued_on)
    if one.expires_on:
        note = _("Thời hạn ghi trong văn bản.")
        begin_change(row, LegalStatus.EXPIRED, one.expires_on, note=note)
    return row


def _changed(one: SaidText, known: dict[str, LegalText]) -> None:
    for change in one.changes:
        by_text = known[clean(change.by)] if change.by else None
        text = known[clean(one.number)]
        begin_change(text, change.status, change.day, by_text, change.note)
