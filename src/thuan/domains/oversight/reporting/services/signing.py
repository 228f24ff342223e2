"""Signing and sending: what is signed is what was shown, what counts is the first arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import SigningWay
from thuan.domains.oversight.reporting.models import (
    AnnualReport,
    DraftContent,
    ReportVersion,
    Submission,
)
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.content import content_to_sign
from thuan.domains.oversight.reporting.selectors.differences import changed_since
from thuan.domains.oversight.reporting.workflow import REPORT_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.workflow.models import Participation

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

__all__ = ["content_to_sign", "recall_report", "sign_report", "submit_report"]


@service
def sign_report(
    *,
    actor: Actor,
    at: dt.datetime,
    report: AnnualReport,
    shown_hash: str,
    base_version: int | None = None,
) -> AnnualReport:
    """The head signs electronically what was shown; the version is locked under its hash.

    ``shown_hash`` is the fingerprint on the signing page: when the content changed since, the
    signature is refused (U31). Raises IllegalTransition for the preparer (INV-21).
    """
    held = require(actor, ReportPermission.SIGN, agency_id=report.agency_id, target=report)
    if not DraftContent.objects.filter(report=report).exists():
        raise ValidationError(_("Báo cáo chưa được soạn nên chưa ký được."))
    content = content_to_sign(report)
    digest = report_hash(content)
    if digest != shown_hash:
        raise ValidationError(changed_since(report, shown_hash))
    assert actor.person_id is not None, "only a person holds the right to sign"
    report = REPORT_WORKFLOW.fire(
        report, "sign", base_version=base_version, extra={"content_hash": digest}
    )
    ReportVersion(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        number=next_number(report),
        content=content,
        content_hash=digest,
        prepared_by_id=preparer_of(report),
        signed_by_id=actor.person_id,
        signed_on_behalf_of_id=held.on_behalf_of,
        signed_at=at,
        signing_way=SigningWay.ELECTRONIC,
        state="SIGNED",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    ).save()
    return report


@service
def recall_report(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, comment: str
) -> AnnualReport:
    """Take back a signature before sending; the signed version stays on record, never sent."""
    del actor, at
    return REPORT_WORKFLOW.fire(report, "recall", comment=comment)


@service
def submit_report(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, base_version: int | None = None
) -> Submission:
    """Send the signed version to the province. The server's ``at`` is the arrival (INV-39).

    The first arrival fixes ``first_submitted_at`` and ``late`` for good; later ones are
    resubmissions of a returned report.
    """
    # Sending is judged by the sender's right now; the signature by the right of its own day.
    require(actor, ReportPermission.SUBMIT, agency_id=report.agency_id)
    version = report.versions.defer("content").order_by("-number").first()
    if version is None:
        raise ValidationError(_("Báo cáo chưa được ký."))
    first = report.first_submitted_at is None
    sets: dict[str, object] = {}
    if first:
        sets = {"first_submitted_at": at, "late": at >= report.deadline_at}
    else:
        sets = {"resubmission_due_on": None}
    report = REPORT_WORKFLOW.fire(
        report,
        "submit" if first else "resubmit",
        sets=sets,
        base_version=base_version,
        extra={"content_hash": version.content_hash, "report_version": version.number},
    )
    submission = Submission(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        report_version=version,
        submitted_at=at,
        is_first=first,
        state="RECEIVED",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    submission.save()
    return submission


def next_number(report: AnnualReport) -> int:
    """The number of the next signed version."""
    last = report.versions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def preparer_of(report: AnnualReport) -> int:
    """The person who last prepared the report."""
    part = Participation.objects.filter(
        target_type=report._meta.label_lower, target_id=report.public_id, part="PREPARER"
    ).order_by("-at", "-pk")
    return part.values_list("person_id", flat=True)[0]
