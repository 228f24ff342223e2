"""Naming the texts on which a document stands, and taking one away again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.law.api import in_force_on, text_numbered
from thuan.domains.system.legal.enums import BasisState
from thuan.domains.system.legal.models import LegalBasis
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.domains.system.legal.workflow import BASIS_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.law.api import LegalText
    from thuan.domains.system.documents.api import Document
    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text that the province's register does not hold, in the words of the agency."""

    number: str
    title: str
    issuer: str = ""


@service
def add_basis(
    *,
    actor: Actor,
    at: dt.datetime,
    document: Document,
    text: LegalText | None = None,
    own: OwnText | None = None,
) -> LegalBasis:
    """Let the document stand on a text of the register that is in force today, or on an own one.

    Raises ValidationError for a text that does not hold today, for one on which the document
    stands already, and for an own one that the register holds.
    """
    held = require(actor, LegalPermission.CHOOSE, agency_id=document.agency_id)
    if text is None and (own is None or not own.number.strip()):
        raise ValidationError(_("Chọn một văn bản, hoặc ghi số và trích yếu của văn bản khác."))
    if text is not None:
        _in_force(text, business_day(at))
        words = OwnText(text.number, text.title, text.issuer)
    else:
        assert own is not None, "asked above"
        words = OwnText(clean(own.number), clean(own.title), clean(own.issuer))
        if not words.title:
            raise ValidationError({"own_title": _("Ghi trích yếu của văn bản.")})
        if text_numbered(words.number) is not None:
            said = {"number": words.number}
            sentence = _("%(number)s có trong danh mục của tỉnh: chọn ở danh sách phía trên.")
            raise ValidationError({"own_number": sentence % said})
    rows = LegalBasis.objects.filter(document=document, state=BasisState.STANDING)
    same = rows.filter(text=text) if text else rows.filter(own_number=words.number)
    if same.exists():
        said = {"number": words.number}
        raise ValidationError(_("%(number)s đã là căn cứ của tài liệu này.") % said)
    basis = LegalBasis(
        **new_row(document.agency_id),
        document=document,
        text=text,
        own_number="" if text else words.number,
        own_title="" if text else words.title,
        own_issuer="" if text else words.issuer,
        search_key=fold(f"{words.number} {words.title} {words.issuer} {document.code}"),
        sort_key=sort_key(words.number),
    )
    return BASIS_WORKFLOW.begin(basis, on_behalf_of=held.on_behalf_of)


@service
def end_basis(
    *,
    actor: Actor,
    at: dt.datetime,
    basis: LegalBasis,
    comment: str,
    base_version: int | None = None,
) -> LegalBasis:
    """The document does not stand on the text any more; work that it gave stays to be done."""
    del actor, at
    return BASIS_WORKFLOW.fire(basis, "end", comment=comment, base_version=base_version)


def _in_force(text: LegalText, today: dt.date) -> None:
    if not in_force_on(today).filter(pk=text.pk).exists():
        words = {"number": text.number}
        sentence = _("%(number)s không có hiệu lực hôm nay nên không làm căn cứ được.")
        raise ValidationError({"text": sentence % words})
