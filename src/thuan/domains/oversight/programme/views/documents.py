"""The plan and its yearly evaluation as official documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views import View

from thuan.domains.oversight.programme.papers import FORMATS, evaluation_of, plan_paper_of
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.views.common import OfPlan
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest


class PlanPaper(OfPlan, GuardedMixin, View):
    """``ke-hoach`` or ``danh-gia`` as docx or pdf; an evaluation exists once it was written."""

    permission = PlanPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID, what: str, kind: str) -> HttpResponse:
        del request, public_id
        plan = self.plan()
        makers = {"ke-hoach": plan_paper_of, "danh-gia": evaluation_of}
        known = kind in FORMATS and what in makers
        if not known or (what == "danh-gia" and not plan.evaluation):
            raise Http404
        write, media = FORMATS[kind]
        content = write(makers[what](plan, is_demo=site().is_demo))
        disposition = f'attachment; filename="{what}-{plan.year}.{kind}"'
        return HttpResponse(
            content, content_type=media, headers={"Content-Disposition": disposition}
        )
