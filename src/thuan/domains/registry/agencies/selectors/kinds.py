"""Types of agencies in words."""

from __future__ import annotations

from thuan.domains.registry.agencies.models import AgencyType
from thuan.kernel.text import without_note


def kind_names() -> dict[str, str]:
    """Code of a type → its name in the language of the page; one query."""
    rows = AgencyType.objects.order_by("position")
    return {row.code: without_note(str(row)) for row in rows}
