"""Writing an internal procedure: the document begun from a TTHC, its sections, its steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.api import change_draft, create_document, forms_by_code
from thuan.domains.system.procedures.content import (
    MOST_STEPS,
    ProcedureContent,
    codes_cited,
    read_codes,
    usual_steps,
    written,
)
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.api import DocumentHead, DocumentVersion
    from thuan.kernel.accounts.actor import Actor


@service
def begin_procedure(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    head: DocumentHead,
    covers: tuple[str, ...],
) -> DocumentVersion:
    """Enter a new internal procedure for these TTHC, with the usual steps to begin from.

    Raises ValidationError when the agency has used the document's code before.
    """
    draft = create_document(actor=actor, at=at, agency_id=agency_id, head=head)
    content = ProcedureContent(covers=covers, steps=usual_steps())
    return write_procedure(actor=actor, at=at, draft=draft, content=content)


def listed_procedure(text: str) -> dict[str, Any]:
    """An old procedure of which only a list tells: the codes that it covers, no steps.

    It was in force on paper already, so nothing is judged before it is revised. Raises
    ValidationError for what is no code.
    """
    try:
        return written(ProcedureContent(covers=read_codes(text)))
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from wrong


@service
def write_procedure(
    *,
    actor: Actor,
    at: dt.datetime,
    draft: DocumentVersion,
    content: ProcedureContent,
    base_version: int | None = None,
) -> DocumentVersion:
    """Write the whole content into a draft; whoever does is an author (INV-02).

    A form that a step cites is one that the version uses.

    Raises ValidationError for more steps than a table holds, a step without a name, and once the
    version is out of the authors' hands.
    """
    if len(content.steps) > MOST_STEPS:
        raise ValidationError(_("Nhiều nhất %(n)s bước một quy trình.") % {"n": MOST_STEPS})
    if any(not step.name.strip() for step in content.steps):
        raise ValidationError(_("Mỗi bước phải có tên."))
    steps = content.steps
    if steps and steps[0].with_previous:
        # Nothing stands above the first step.
        steps = (replace(steps[0], with_previous=False), *steps[1:])
    cited = forms_by_code(draft, codes_cited(steps))
    sets = {
        "structure": written(replace(content, steps=steps)),
        "forms": list(dict.fromkeys((*draft.forms, *cited.values()))),
    }
    return change_draft(actor=actor, at=at, draft=draft, sets=sets, base_version=base_version)
