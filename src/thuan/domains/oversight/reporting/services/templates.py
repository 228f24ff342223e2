"""Loading a version of the report template from data."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.models import ReportTemplate
from thuan.domains.oversight.reporting.template import read_template
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

SHIPPED = "report_template_2022"


def shipped_template(name: str = SHIPPED) -> dict[str, Any]:
    """The content of a template file of the package, checked."""
    text = (files("thuan.data") / f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    plain: dict[str, Any] = _with_texts(content)
    read_template(plain)
    return plain


@service
def load_template(*, actor: Actor, at: dt.datetime, content: dict[str, Any]) -> ReportTemplate:
    """Store the template as a published version; the same content again gives the same row.

    Raises TemplateFault when the content is not a template.
    """
    read_template(content)
    digest = sha256_hex(canonical_json(content))
    code, number = str(content["code"]), int(content["version"])
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


def _with_texts(value: Any) -> Any:
    """YAML dates as ISO texts, so that the content is plain JSON."""
    if isinstance(value, dict):
        return {str(key): _with_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_texts(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
