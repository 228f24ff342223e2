"""What may happen to a version in force: found still right, suspended, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.content import left_behind
from thuan.domains.system.documents.enums import OPEN
from thuan.domains.system.documents.services.calendar import after_review
from thuan.domains.system.documents.services.indexing import reindex
from thuan.domains.system.documents.workflow import DOCUMENT_WORKFLOW, VERSION_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.writing import lock

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.models import DocumentVersion
    from thuan.kernel.accounts.actor import Actor


@service
def confirm_review(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    comment: str,
    base_version: int | None = None,
) -> DocumentVersion:
    """Find a version still right without a change; its next review counts from today."""
    del actor
    following = after_review(version, business_day(at))
    return VERSION_WORKFLOW.fire(
        version,
        "confirm_review",
        comment=comment,
        sets={"next_review": following},
        base_version=base_version,
    )


@service
def suspend_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    comment: str,
    base_version: int | None = None,
) -> DocumentVersion:
    """Let a version rest, as when the law it stands on was annulled."""
    del actor, at
    lock(version.document)
    return VERSION_WORKFLOW.fire(version, "suspend", comment=comment, base_version=base_version)


@service
def resume_version(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    comment: str,
    base_version: int | None = None,
) -> DocumentVersion:
    """Let a suspended version hold again."""
    del actor, at
    return VERSION_WORKFLOW.fire(version, "resume", comment=comment, base_version=base_version)


@service
def withdraw_document(
    *,
    actor: Actor,
    at: dt.datetime,
    version: DocumentVersion,
    decision_no: str,
    comment: str,
    replacement_plan: str = "",
    base_version: int | None = None,
) -> DocumentVersion:
    """Withdraw the document: the version in force ends today and none follows.

    ``comment`` says why. Raises ValidationError without the number of the decision, while another
    version is on its way, and without a plan for what is left behind: administrative procedures
    that nothing settles any more (qms.md 3.1).
    """
    del actor
    if not decision_no.strip():
        raise ValidationError({"decision_no": _("Ghi số quyết định hủy bỏ.")})
    left = left_behind(version, business_day(at))
    if left and not replacement_plan.strip():
        words = {"left": ", ".join(left)}
        sentence = _("Ghi kế hoạch thay thế cho: %(left)s.") % words
        raise ValidationError({"replacement_plan": sentence})
    document = lock(version.document)
    if document.versions.filter(state__in=OPEN).exists():
        raise ValidationError(_("Còn một bản đang soạn hoặc chờ duyệt. Bỏ bản đó trước."))
    sets = {
        "effective_to": business_day(at),
        "withdrawal_no": decision_no.strip(),
        "replacement_plan": replacement_plan.strip(),
    }
    ended = VERSION_WORKFLOW.fire(
        version, "withdraw", comment=comment, sets=sets, base_version=base_version
    )
    reindex([DOCUMENT_WORKFLOW.fire(document, "withdraw")])
    return ended
