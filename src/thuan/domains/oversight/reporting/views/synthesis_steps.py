"""The steps of a synthesis: freeze, review, approve, send, acknowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms import SendingForm, WordsForm
from thuan.domains.oversight.reporting.papers import numbered
from thuan.domains.oversight.reporting.permissions import SynthesisPermission
from thuan.domains.oversight.reporting.reports import SECTIONS
from thuan.domains.oversight.reporting.services.syntheses import (
    acknowledge_synthesis,
    approve_synthesis,
    freeze_synthesis,
    review_synthesis,
    send_synthesis,
    write_words,
)
from thuan.domains.oversight.reporting.views.cycles import cycle_or_404
from thuan.domains.oversight.reporting.views.syntheses import synthesis_or_404, synthesis_url
from thuan.kernel.text.dates import format_datetime
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, FormPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

    from thuan.domains.oversight.reporting.models import ReportCycle, Synthesis


class FreezeSynthesis(ActionView):
    """Freezing the figures of a cycle as a new version."""

    permission = SynthesisPermission.COMPILE
    title = gettext_lazy("Khóa số liệu tổng hợp")
    button = gettext_lazy("Khóa số liệu")
    consequence = gettext_lazy(
        "Bản đã khóa không đổi nữa; báo cáo đến sau chỉ vào bản kế tiếp. "
        "Người khóa không thẩm tra và không phê duyệt bản này."
    )
    success = gettext_lazy("Đã khóa số liệu.")

    def cycle(self) -> ReportCycle:
        return cycle_or_404(self.kwargs["public_id"])

    def cancel_url(self) -> str:
        return reverse("reporting:live_synthesis") + f"?nam={self.cycle().year}"

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(form, freeze_synthesis, actor=self.actor, at=self.at, cycle=self.cycle())
        return synthesis_url(done.result) if done.result else ""


class SynthesisStep(ActionView):
    """A step of a frozen version with its confirmation page."""

    service: ClassVar[Callable[..., Synthesis]]

    def synthesis(self) -> Synthesis:
        return synthesis_or_404(self.kwargs["public_id"])

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about: which figures, as of when, under which fingerprint."""
        synthesis = self.synthesis()
        came = synthesis.figures["reports"]
        counts = {**came, "all": synthesis.figures["n_agencies"]}
        return (
            (_("Bản tổng hợp"), str(synthesis)),
            (_("Khóa số liệu lúc"), format_datetime(synthesis.cut_off_at)),
            (
                _("Báo cáo"),
                _("%(on_time)s đúng hạn, %(late)s trễ hạn, %(missing)s chưa gửi / %(all)s cơ quan")
                % counts,
            ),
            (_("Dấu vân số liệu"), synthesis.content_hash[:12]),
        )

    def cancel_url(self) -> str:
        return synthesis_url(self.synthesis())

    def base_version(self) -> int | None:
        return self.synthesis().version

    def carry_out(self, form: forms.Form) -> str:
        synthesis = self.synthesis()
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            synthesis=synthesis,
            base_version=self.version,
            **self.arguments(form),
        )
        return synthesis_url(synthesis) if done else ""

    def arguments(self, form: forms.Form) -> dict[str, object]:
        """Further arguments of the service."""
        del form
        return {}


class WriteWords(FormPage):
    """The words around the figures, while the version has not been reviewed."""

    permission = SynthesisPermission.COMPILE
    form_class = WordsForm
    title = gettext_lazy("Lời văn của báo cáo")
    button = gettext_lazy("Lưu lời văn")
    lead = gettext_lazy(
        "Số liệu đã khóa và do hệ thống ghi vào từng phần. Ở đây viết nhận xét, nguyên nhân, "
        "phương hướng. Sau khi người thứ hai thẩm tra, lời văn không sửa được nữa."
    )
    success = gettext_lazy("Đã lưu lời văn của báo cáo.")

    def synthesis(self) -> Synthesis:
        return synthesis_or_404(self.kwargs["public_id"])

    def form_arguments(self) -> dict[str, Any]:
        return {"sections": SECTIONS, "initial": self.synthesis().words}

    def base_version(self) -> int | None:
        return self.synthesis().version

    def stored(self) -> dict[str, str]:
        return {key: str(text) for key, text in self.synthesis().words.items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        synthesis = self.synthesis()
        way_back = (Link(str(synthesis), synthesis_url(synthesis)),)
        return {**super().context(form), "breadcrumb": way_back}

    def carry_out(self, form: forms.Form) -> str:
        synthesis = self.synthesis()
        done = attempt(
            form,
            write_words,
            actor=self.actor,
            at=self.at,
            synthesis=synthesis,
            words=form.cleaned_data,
            base_version=self.version,
        )
        return synthesis_url(synthesis) if done else ""


class ReviewSynthesis(SynthesisStep):
    permission = SynthesisPermission.REVIEW
    title = gettext_lazy("Thẩm tra bản tổng hợp")
    button = gettext_lazy("Xác nhận đã thẩm tra")
    consequence = gettext_lazy("Xác nhận số liệu đã được người thứ hai đối chiếu.")
    success = gettext_lazy("Đã xác nhận thẩm tra.")
    service = staticmethod(review_synthesis)


class ApproveSynthesis(SynthesisStep):
    permission = SynthesisPermission.APPROVE
    title = gettext_lazy("Phê duyệt bản tổng hợp")
    button = gettext_lazy("Phê duyệt")
    consequence = gettext_lazy("Bản tổng hợp đã phê duyệt được gửi UBND tỉnh.")
    success = gettext_lazy("Đã phê duyệt bản tổng hợp.")
    service = staticmethod(approve_synthesis)


class SendSynthesis(SynthesisStep):
    permission = SynthesisPermission.SEND
    form_class = SendingForm
    title = gettext_lazy("Gửi UBND tỉnh")
    button = gettext_lazy("Gửi UBND tỉnh")
    consequence = gettext_lazy("UBND tỉnh thấy bản tổng hợp và xác nhận đã nhận.")
    success = gettext_lazy("Đã gửi UBND tỉnh.")
    service = staticmethod(send_synthesis)

    def arguments(self, form: forms.Form) -> dict[str, object]:
        data = form.cleaned_data
        return {
            "document_no": numbered(data["number"]),
            "document_on": data["document_on"],
        }


class AcknowledgeSynthesis(SynthesisStep):
    permission = SynthesisPermission.ACKNOWLEDGE
    title = gettext_lazy("Xác nhận đã nhận")
    button = gettext_lazy("Xác nhận đã nhận")
    success = gettext_lazy("Đã xác nhận.")
    service = staticmethod(acknowledge_synthesis)
