"""A sheet of figures: uploaded, written into the draft, perhaps taken back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.enums import UploadState as S
from thuan.domains.oversight.reporting.permissions import ReportPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import FigureUpload
    from thuan.kernel.accounts.actor import Actor


def report_is_being_prepared(upload: FigureUpload, _actor: Actor) -> str | None:
    if upload.report.state != ReportState.DRAFT:
        return _("Báo cáo đang ở bước khác, không sửa được số liệu lúc này.")
    return None


UPLOAD_WORKFLOW: Workflow[FigureUpload] = Workflow(
    name="figure_upload",
    subject="figure_upload",
    initial=S.UPLOADED,
    transitions=(
        Transition(
            "apply",
            frozenset({S.UPLOADED}),
            S.APPLIED,
            P.PREPARE,
            gettext_lazy("Ghi vào báo cáo"),
            (report_is_being_prepared,),
        ),
        Transition(
            "take_back",
            frozenset({S.APPLIED}),
            S.UPLOADED,
            P.PREPARE,
            gettext_lazy("Lấy lại số liệu trước khi ghi"),
            (report_is_being_prepared,),
        ),
    ),
)
