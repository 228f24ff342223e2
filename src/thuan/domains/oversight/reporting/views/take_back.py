"""Taking back what was written from a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.uploads import (
    uploads,
)
from thuan.domains.oversight.reporting.services.uploads import (
    take_back_figures,
)
from thuan.domains.oversight.reporting.views.common import report_url
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.oversight.reporting.models import FigureUpload

OFFERED_CELLS = 400


class TakeBackFigures(ActionView):
    """The way back: figures that nobody touched since are as they were before."""

    permission = ReportPermission.PREPARE
    title = gettext_lazy("Lấy lại số liệu trước khi ghi")
    button = gettext_lazy("Lấy lại số liệu trước khi ghi")
    consequence = gettext_lazy(
        "Mục nào đã sửa sau khi ghi từ tệp thì giữ nguyên như đang có trong báo cáo."
    )

    def upload(self) -> FigureUpload:
        found = uploads(self.actor).filter(public_id=self.kwargs["public_id"]).first()
        if found is None or found.agency_id not in self.actor.agency_ids:
            raise Http404
        return found

    def cancel_url(self) -> str:
        return report_url(self.upload().report, "upload_figures")

    def base_version(self) -> int | None:
        return self.upload().version

    def carry_out(self, form: forms.Form) -> str:
        upload = self.upload()
        count = len(upload.taken)
        done = attempt(
            form,
            take_back_figures,
            actor=self.actor,
            at=self.at,
            upload=upload,
            base_version=self.version,
        )
        if not done:
            return ""
        kept = len(done.result or ())
        self.success = _("Đã lấy lại %(back)s mục; %(kept)s mục đã sửa sau đó nên giữ nguyên.") % {
            "back": count - kept,
            "kept": kept,
        }
        return report_url(upload.report)
