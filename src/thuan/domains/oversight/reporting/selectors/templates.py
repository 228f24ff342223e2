"""Versions of the report template, and their content as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from django.db.models import F

from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.models import ReportTemplate
from thuan.domains.oversight.reporting.template.differing import Difference, differences

if TYPE_CHECKING:
    from django.db.models import QuerySet


def templates() -> QuerySet[ReportTemplate]:
    """Every version, the newest of each template first; without their content.

    Adds ``names``, the name by language as the content gives it.
    """
    rows = ReportTemplate.objects.select_related("based_on", "updated_by")
    rows = rows.annotate(names=F("content__name"))
    return rows.defer("content", "based_on__content").order_by("code", "-number")


def published_templates() -> QuerySet[ReportTemplate]:
    """What a new cycle may ask with."""
    return templates().filter(state=TemplateState.PUBLISHED)


def against_base(template: ReportTemplate) -> list[Difference] | None:
    """What differs from the version it is based on; None without one."""
    if template.based_on is None:
        return None
    return differences(read_content(template.based_on), read_content(template))


def as_yaml(template: ReportTemplate) -> bytes:
    """The content as a file that can be imported again."""
    text: str = yaml.dump(
        template.content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100
    )
    return text.encode()
