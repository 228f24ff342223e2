"""Freezing, reviewing, approving and sending the provincial synthesis (qms.md 3.19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import SynthesisState
from thuan.domains.oversight.reporting.frozen import line_content
from thuan.domains.oversight.reporting.models import ReportCycle, Synthesis, SynthesisLine
from thuan.domains.oversight.reporting.package import sealed
from thuan.domains.oversight.reporting.permissions import SynthesisPermission
from thuan.domains.oversight.reporting.selectors.compared import beside_last_year
from thuan.domains.oversight.reporting.selectors.lines import province_synthesis
from thuan.domains.oversight.reporting.workflow import SYNTHESIS_WORKFLOW
from thuan.kernel.audittrail.changing import edit
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor


@service
def freeze_synthesis(*, actor: Actor, at: dt.datetime, cycle: ReportCycle) -> Synthesis:
    """Freeze the figures of a cycle as the next version: one hashed line per roster agency.

    Raises IllegalTransition before the roster is fixed. Later corrections make a later version;
    this one never changes (INV-42).
    """
    require(actor, SynthesisPermission.COMPILE, agency_id=None)
    live = province_synthesis(cycle, at)
    number = _next_number(cycle)
    contract = live.contract(state=SynthesisState.FROZEN, version=number)
    figures = sealed(beside_last_year(contract, cycle, at))
    synthesis = Synthesis(
        cycle=cycle,
        number=number,
        cut_off_at=at,
        figures=figures,
        content_hash=figures["sha256"],
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    SYNTHESIS_WORKFLOW.begin(synthesis)
    SynthesisLine.objects.bulk_create(
        [
            SynthesisLine(
                synthesis=synthesis,
                seq=seq,
                agency_id=source.agency_id,
                status=source.status,
                report_version=source.version,
                content=line_content(source.line),
                content_hash=sha256_hex(canonical_json(line_content(source.line))),
            )
            for seq, source in enumerate(live.sources, start=1)
        ]
    )
    return SYNTHESIS_WORKFLOW.fire(
        synthesis, "freeze", extra={"content_hash": synthesis.content_hash}
    )


@service
def write_words(
    *,
    actor: Actor,
    at: dt.datetime,
    synthesis: Synthesis,
    words: Mapping[str, str],
    base_version: int | None = None,
) -> Synthesis:
    """Write the words around the figures, by section; the figures themselves cannot be typed.

    Raises ValidationError once another officer has reviewed: what was reviewed stays.
    """
    del at
    require(actor, SynthesisPermission.COMPILE, agency_id=None)
    if synthesis.state != SynthesisState.FROZEN:
        raise ValidationError(_("Bản tổng hợp đã qua thẩm tra: lời văn không sửa được nữa."))
    kept = {key: text.strip() for key, text in words.items() if text.strip()}
    return edit(synthesis, {"words": kept}, "synthesis.write_words", base_version=base_version)


@service
def review_synthesis(
    *, actor: Actor, at: dt.datetime, synthesis: Synthesis, base_version: int | None = None
) -> Synthesis:
    """Another officer confirms the frozen figures."""
    del actor, at
    return SYNTHESIS_WORKFLOW.fire(synthesis, "review", base_version=base_version)


@service
def approve_synthesis(
    *, actor: Actor, at: dt.datetime, synthesis: Synthesis, base_version: int | None = None
) -> Synthesis:
    """DOST's head approves; never the compiler (INV-21)."""
    del actor, at
    return SYNTHESIS_WORKFLOW.fire(
        synthesis,
        "approve",
        base_version=base_version,
        extra={
            "content_hash": synthesis.content_hash,
            "words_hash": sha256_hex(canonical_json(synthesis.words)),
        },
    )


@service
def send_synthesis(
    *,
    actor: Actor,
    at: dt.datetime,
    synthesis: Synthesis,
    document_no: str,
    document_on: dt.date,
    base_version: int | None = None,
) -> Synthesis:
    """Send the approved report, with its number and date, to the provincial People's Committee.

    Raises ValidationError for a date after the day of sending.
    """
    del actor
    if document_on > business_day(at):
        raise ValidationError({"document_on": _("Ngày văn bản không thể sau ngày gửi.")})
    return SYNTHESIS_WORKFLOW.fire(
        synthesis,
        "send",
        sets={"document_no": document_no.strip(), "document_on": document_on},
        base_version=base_version,
    )


@service
def acknowledge_synthesis(
    *, actor: Actor, at: dt.datetime, synthesis: Synthesis, base_version: int | None = None
) -> Synthesis:
    """The People's Committee confirms that it has the report."""
    del actor, at
    return SYNTHESIS_WORKFLOW.fire(synthesis, "acknowledge", base_version=base_version)


def _next_number(cycle: ReportCycle) -> int:
    last = Synthesis.objects.filter(cycle=cycle).order_by("-number").first()
    return last.number + 1 if last else 1
