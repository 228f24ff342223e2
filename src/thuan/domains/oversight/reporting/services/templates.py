"""Loading a version of the report template from data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.models import ReportTemplate
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.template import read_template, shipped_data
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
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
