"""A version of the template: drafted, then published for good, or withdrawn with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import TemplateState as S
from thuan.domains.oversight.reporting.permissions import CyclePermission as P
from thuan.domains.oversight.reporting.template import TemplateFault, fault_sentence, read_template
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import ReportTemplate
    from thuan.kernel.accounts.actor import Actor


def template_holds_together(row: ReportTemplate, _actor: Actor) -> str | None:
    try:
        read_template(row.content)
    except TemplateFault as fault:
        return fault_sentence(fault)
    return None


def template_says_something_new(row: ReportTemplate, _actor: Actor) -> str | None:
    """A version that asks the same as the one before it would only confuse."""
    base = row.based_on
    if base is not None and {**base.content, "version": 0} == {**row.content, "version": 0}:
        return _("Phiên bản này chưa khác phiên bản trước. Sửa mẫu trước khi ban hành.")
    return None


TEMPLATE_WORKFLOW: Workflow[ReportTemplate] = Workflow(
    name="report_template",
    subject="report_template",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "publish",
            frozenset({S.DRAFT}),
            S.PUBLISHED,
            P.EDIT_TEMPLATE,
            gettext_lazy("Ban hành mẫu"),
            (template_holds_together, template_says_something_new),
        ),
        Transition(
            "cancel",
            frozenset({S.DRAFT}),
            S.CANCELLED,
            P.EDIT_TEMPLATE,
            gettext_lazy("Hủy dự thảo"),
            needs_comment=True,
        ),
    ),
)
