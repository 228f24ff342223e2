"""Versions of the report template: loaded from data, drafted, edited, published, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.models import ReportTemplate
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.template import (
    TemplateFault,
    fault_sentence,
    read_template,
    shipped_data,
)
from thuan.domains.oversight.reporting.workflow import TEMPLATE_WORKFLOW
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import update_row
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def load_shipped_template(*, actor: Actor, at: dt.datetime) -> ReportTemplate:
    """Publish the template that ships with the product, where it is not published yet."""
    return load_template(actor=actor, at=at, content=shipped_data())


@service
def load_template(*, actor: Actor, at: dt.datetime, content: dict[str, Any]) -> ReportTemplate:
    """Store the template as a published version; the same content again gives the same row.

    Raises TemplateFault when the content is not a template.
    """
    require(actor, CyclePermission.MANAGE, agency_id=None)
    read_template(content)
    digest = sha256_hex(canonical_json(content))
    code, number = str(content["code"]), int(content.get("version") or 1)
    found = ReportTemplate.objects.filter(code=code, number=number).first()
    if found is not None and found.content_hash == digest:
        return found
    template = ReportTemplate(
        code=code,
        number=number,
        content=content,
        content_hash=digest,
        legal_basis=str(content.get("legal_basis") or ""),
        state=TemplateState.PUBLISHED,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    template.save()
    record(template, "report_template.publish", changes={"content_hash": (None, digest)})
    return template


@service
def draft_version(
    *,
    actor: Actor,
    at: dt.datetime,
    based_on: ReportTemplate | None,
    content: dict[str, Any] | None = None,
) -> ReportTemplate:
    """A new draft: a copy of another version, or the given content (an imported file).

    Raises ValidationError with a sentence where the content is no template.
    """
    require(actor, CyclePermission.EDIT_TEMPLATE, agency_id=None)
    given = dict(content if content is not None else based_on.content if based_on else {})
    _checked(given)
    code = str(given["code"])
    last = ReportTemplate.objects.filter(code=code).aggregate(last=Max("number"))["last"] or 0
    given["version"] = last + 1
    row = ReportTemplate(
        code=code,
        number=last + 1,
        content=given,
        content_hash=sha256_hex(canonical_json(given)),
        legal_basis=str(given.get("legal_basis") or "")[:255],
        based_on=based_on,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    return TEMPLATE_WORKFLOW.begin(row)


@service
def edit_template(
    *,
    actor: Actor,
    at: dt.datetime,
    template: ReportTemplate,
    content: dict[str, Any],
    part: str,
    base_version: int | None = None,
) -> ReportTemplate:
    """Save one change of a draft; ``part`` says which in the trail.

    Raises ValidationError where the version is no draft or would not hold together, StaleRow when
    somebody saved first.
    """
    require(actor, CyclePermission.EDIT_TEMPLATE, agency_id=None)
    if template.state != TemplateState.DRAFT:
        raise ValidationError(
            _("Mẫu đã ban hành không sửa được. Lập phiên bản mới từ phiên bản này rồi sửa ở đó.")
        )
    _checked(content)
    digest = sha256_hex(canonical_json(content))
    before = template.content_hash
    if digest == before and base_version in (None, template.version):
        return template
    sets = {
        "content": content,
        "content_hash": digest,
        "legal_basis": str(content.get("legal_basis") or "")[:255],
    }
    update_row(template, sets, at=at, by=actor.person_id, base_version=base_version)
    changes = {"content_hash": (before, digest)}
    record(template, "report_template.change", changes=changes, extra={"part": part})
    return template


@service
def publish_template(
    *, actor: Actor, at: dt.datetime, template: ReportTemplate, base_version: int | None = None
) -> ReportTemplate:
    """Publish a draft; from then on it never changes and cycles may ask with it."""
    del actor, at
    return TEMPLATE_WORKFLOW.fire(template, "publish", base_version=base_version)


@service
def cancel_template(
    *,
    actor: Actor,
    at: dt.datetime,
    template: ReportTemplate,
    comment: str,
    base_version: int | None = None,
) -> ReportTemplate:
    """Withdraw a draft with its reason; the row stays."""
    del actor, at
    return TEMPLATE_WORKFLOW.fire(template, "cancel", comment=comment, base_version=base_version)


def _checked(content: dict[str, Any]) -> None:
    try:
        read_template(content)
    except TemplateFault as fault:
        raise ValidationError(fault_sentence(fault)) from None
