"""Figures from a sheet into the draft, and back: never over what somebody else just changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.judging import draft_of, template_of
from thuan.domains.oversight.reporting.models import FigureUpload
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.entered import differences, entered_version
from thuan.domains.oversight.reporting.services.preparing import save_values
from thuan.domains.oversight.reporting.template import shown
from thuan.domains.oversight.reporting.workflow import UPLOAD_WORKFLOW
from thuan.domains.oversight.reporting.workflow.upload import report_is_being_prepared
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import update_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake


@service
def keep_upload(
    *,
    actor: Actor,
    at: dt.datetime,
    report: AnnualReport,
    intake: Intake,
    mapping: Mapping[str, Any],
) -> FigureUpload:
    """Keep the sheet with a first guess at which cell fills which field; the draft stays as it is.

    Raises ValidationError when the report is not being prepared.
    """
    require(actor, ReportPermission.PREPARE, agency_id=report.agency_id)
    upload = FigureUpload(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        mapping=dict(mapping),
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    if refusal := report_is_being_prepared(upload, actor):
        raise ValidationError(refusal)
    upload.file = store(intake, agency_id=report.agency_id, actor=actor, at=at)
    return UPLOAD_WORKFLOW.begin(upload)


@service
def map_figures(
    *,
    actor: Actor,
    at: dt.datetime,
    upload: FigureUpload,
    mapping: Mapping[str, Any],
    base_version: int | None = None,
) -> FigureUpload:
    """Say which cell fills which field; remembered for the agency's next file."""
    require(actor, ReportPermission.PREPARE, agency_id=upload.agency_id)
    if why := UPLOAD_WORKFLOW.refusals(upload, "apply", actor):
        raise ValidationError(why)
    sets = {"mapping": dict(mapping)}
    update_row(upload, sets, at=at, by=actor.person_id, base_version=base_version)
    record(upload, "figure_upload.map", extra={"fields": len(mapping)})
    return upload


@service
def take_figures(
    *,
    actor: Actor,
    at: dt.datetime,
    upload: FigureUpload,
    values: Mapping[str, Any],
    seen: Mapping[str, Any],
) -> FigureUpload:
    """Write the ticked figures into the draft; whoever does has prepared the report (INV-21).

    ``seen``: what stood in the report when the person decided. A figure that changed since is not
    overwritten: ValidationError names it, and nothing is written.
    """
    if not values:
        raise ValidationError(_("Chưa chọn mục nào để ghi. Đánh dấu các mục cần lấy từ tệp."))
    paper = draft_of(upload.report)
    _refuse_what_moved(upload.report, paper, values, seen)
    taken = {
        code: {"value": value, "before": paper.values.get(code)} for code, value in values.items()
    }
    upload = UPLOAD_WORKFLOW.fire(upload, "apply", extra={"fields": len(values)})
    save_values(actor=actor, at=at, paper=paper, values=values, base_version=paper.version)
    return update_row(upload, {"taken": taken}, at=at, by=actor.person_id)


@service
def take_paper_figures(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, base_version: int | None = None
) -> FigureUpload:
    """Write what the entered paper says otherwise into the draft, with its reasons.

    Kept as any sheet that was taken in: which version, its scan, what stood before; taken back the
    same way. Raises StaleRow when the draft changed since ``base_version``, ValidationError when
    there is no such paper or the report is not being prepared.
    """
    paper = draft_of(report)
    version = entered_version(report, paper)
    if version is None or version.scan is None:
        raise ValidationError(_("Không có bản giấy nào để lấy số liệu vào bản đang soạn."))
    lines = differences(report, paper, version)
    taken: dict[str, Any] = {}
    for line in lines:
        taken[line.code] = {"value": line.value, "before": paper.values.get(line.code)}
        if line.reason:
            before = paper.reasons.get(line.code, "")
            taken[line.code] |= {"reason": line.reason, "reason_before": before}
    upload = FigureUpload(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        file=version.scan,
        from_version=version,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    if refusal := report_is_being_prepared(upload, actor):
        raise ValidationError(refusal)
    upload = UPLOAD_WORKFLOW.begin(upload)
    facts = {"fields": len(taken), "version": version.number, "document": version.document_no}
    upload = UPLOAD_WORKFLOW.fire(upload, "apply", extra=facts)
    save_values(
        actor=actor,
        at=at,
        paper=paper,
        values={line.code: line.value for line in lines},
        reasons={line.code: line.reason for line in lines if line.reason},
        base_version=paper.version if base_version is None else base_version,
    )
    return update_row(upload, {"taken": taken}, at=at, by=actor.person_id)


@service
def take_back_figures(
    *, actor: Actor, at: dt.datetime, upload: FigureUpload, base_version: int | None = None
) -> list[str]:
    """Put back what stood before; gives the codes that somebody changed since and that stay."""
    taken: dict[str, Any] = upload.taken
    upload = UPLOAD_WORKFLOW.fire(upload, "take_back", base_version=base_version)
    paper = draft_of(upload.report)
    back = {c: t["before"] for c, t in taken.items() if paper.values.get(c) == t["value"]}
    if back:
        reasons = {c: taken[c]["reason_before"] for c in back if _reason_stands(paper, c, taken[c])}
        save_values(
            actor=actor,
            at=at,
            paper=paper,
            values=back,
            reasons=reasons,
            base_version=paper.version,
        )
    update_row(upload, {"taken": {}}, at=at, by=actor.person_id)
    return [code for code in taken if code not in back]


def _reason_stands(paper: DraftContent, code: str, line: Mapping[str, Any]) -> bool:
    """Whether the explanation that came with the figure is still the one in the draft."""
    return "reason" in line and paper.reasons.get(code) == line["reason"]


def _refuse_what_moved(
    report: AnnualReport, paper: DraftContent, values: Mapping[str, Any], seen: Mapping[str, Any]
) -> None:
    template = template_of(report)
    moved = [code for code in values if paper.values.get(code) != seen.get(code)]
    if moved:
        raise ValidationError(
            [
                _("%(label)s vừa được sửa thành “%(now)s”. Xem lại rồi bấm ghi lần nữa.")
                % {
                    "label": template.field(code).label,
                    "now": shown(template.field(code), paper.values.get(code))[:80],
                }
                for code in moved
            ]
        )
