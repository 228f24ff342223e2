"""The model moves on: agencies are told, and each says that it has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.law.api import terms
from thuan.domains.system.documents.enums import ChangeReason, VersionState
from thuan.domains.system.model_documents.enums import ModelState
from thuan.domains.system.model_documents.models import ModelDocument
from thuan.domains.system.model_documents.selectors.adoptions import (
    issued_since,
    newest_of,
    not_told,
    without_document,
)
from thuan.domains.system.model_documents.workflow import ADOPTION_WORKFLOW
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import working_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.system.documents.api import DocumentVersion
    from thuan.domains.system.model_documents.models import Adoption

# So many in one transaction: writers wait for the next one only.
BATCH: Final = 200
# A note says more than a tick.
LETTERS: Final = 10
ENDS: Final = "model_documents.end"


@service
def tell_adoptions(*, actor: Actor, at: dt.datetime, model: ModelDocument) -> int:
    """Give the next agencies their work from what the model issued; gives how many.

    The term is that of changed law, in working days from the first issue that was not looked at.
    """
    del actor, at
    found = list(not_told(model).order_by("pk")[:BATCH])
    days = terms().update_days if found else 0
    for row in found:
        first = issued_since(row)[0].issued_on
        assert first is not None, "what is issued has its day"
        sets = {"due_on": working_days.add_working_days(first, days)}
        ADOPTION_WORKFLOW.fire(row, "fall_behind", sets=sets)
    return len(found)


def spread(model: ModelDocument, by: Actor) -> int:
    """Tell every agency that uses the model, batch by batch; safe to repeat; gives how many.

    Each batch is a transaction of its own, so this is no service; ``by`` is the product itself.
    """
    total = 0
    while done := tell_adoptions(actor=by, at=by.at, model=model):
        total += done
    return total


def spread_all(by: Actor) -> int:
    """As ``spread`` for every model; gives how many adoptions were told."""
    rows = ModelDocument.objects.exclude(state=ModelState.PREPARING).order_by("pk")
    return sum(spread(model, by) for model in rows)


@service
def confirm_adoption(
    *,
    actor: Actor,
    at: dt.datetime,
    adoption: Adoption,
    number: int,
    comment: str,
    base_version: int | None = None,
) -> Adoption:
    """Say that version ``number`` of the model was looked at and what was taken over of it.

    The text of the agency stays as it is; the base moves. Raises ValidationError when a newer one
    was issued meanwhile, when there is nothing to look at, and for a note that says nothing.
    """
    del actor, at
    newest = newest_of(adoption)
    if newest.number != number:
        raise ValidationError(
            _("Mẫu vừa có bản %(number)s. Xem khác biệt với bản đó rồi xác nhận.")
            % {"number": newest.number}
        )
    if newest.pk == adoption.base_id:
        raise ValidationError(_("Tài liệu đã theo bản mới nhất của mẫu, không còn gì để xác nhận."))
    if sum(letter.isalpha() for letter in comment) < LETTERS:
        raise ValidationError({"comment": _("Ghi rõ đã tiếp thu gì, ít nhất mười chữ cái.")})
    sets = {"base": newest, "note": comment.strip(), "due_on": None}
    return ADOPTION_WORKFLOW.fire(
        adoption, "confirm", comment=comment, sets=sets, base_version=base_version
    )


def follow_documents(versions: Sequence[DocumentVersion], _by: Actor, at: dt.datetime) -> None:
    """After versions moved: a document of which nothing lives follows no model any more."""
    gone = {
        one.document_id
        for one in versions
        if one.state in {VersionState.OBSOLETE, VersionState.CANCELLED}
        # What was taken over from paper began from no model.
        and one.reason != ChangeReason.TAKEN_OVER
    }
    if gone:
        _end(actor=Actor.system(ENDS, at), at=at, documents=sorted(gone))


@service
def _end(*, actor: Actor, at: dt.datetime, documents: Sequence[int]) -> None:
    del actor, at
    for row in without_document(documents):
        why = _("Tài liệu không còn bản nào đang dùng hoặc đang soạn.")
        ADOPTION_WORKFLOW.fire(row, "end", comment=why, sets={"due_on": None})
