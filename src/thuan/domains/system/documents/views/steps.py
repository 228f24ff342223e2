"""The steps of a version, each with its confirmation page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.content import left_behind
from thuan.domains.system.documents.forms import (
    ApproveForm,
    DistributeForm,
    OpinionForm,
    SubmitForm,
    WithdrawForm,
)
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import my_copy, my_review
from thuan.domains.system.documents.selectors.people import members, reviewers_for
from thuan.domains.system.documents.services import distributing, reviewing, standing
from thuan.domains.system.documents.views.common import (
    VersionStep,
    compare_url,
    said_in,
    structure_shown,
)
from thuan.kernel.accounts.confirming import Confirmation
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.forms import CommentForm

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.system.documents.models import Copy, Review


class Submit(VersionStep):
    permission = DocumentPermission.DRAFT
    form_class = SubmitForm
    title = _("Trình xem xét")
    button = _("Trình xem xét")
    consequence = _("Trong khi xem xét, nội dung không sửa được cho đến khi được trả lại.")
    success = _("Đã trình xem xét.")
    service = staticmethod(reviewing.submit_version)

    def form_arguments(self) -> dict[str, Any]:
        return {"people": reviewers_for(self.version_row, business_day(self.at))}

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        return {"reviewers": [int(key) for key in form.cleaned_data["reviewers"]]}


class _OpinionStep(VersionStep):
    """A step of the one opinion that waits for this person."""

    permission = DocumentPermission.REVIEW

    def review(self) -> Review:
        found = my_review(self.actor, self.version_row)
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        self.review()
        return {}

    def subject(self) -> dict[str, Any]:
        return {"review": self.review()}


class Endorse(_OpinionStep):
    form_class = OpinionForm
    title = _("Đồng ý với tài liệu")
    button = _("Đồng ý")
    consequence = _("Khi mọi người xem xét đã đồng ý, tài liệu đến người phê duyệt.")
    success = _("Đã ghi ý kiến đồng ý.")
    service = staticmethod(reviewing.endorse_version)


class ReturnVersion(_OpinionStep):
    form_class = CommentForm
    title = _("Trả lại người soạn")
    button = _("Trả lại người soạn")
    success = _("Đã trả lại người soạn.")
    service = staticmethod(reviewing.return_version)


class Approve(VersionStep):
    """What is shown here is what is approved: the fingerprint goes with the press (U31)."""

    permission = DocumentPermission.APPROVE
    form_class = ApproveForm
    template_name = "documents/approve.html"
    title = _("Phê duyệt tài liệu")
    button = _("Phê duyệt")
    consequence = _(
        "Nội dung được khóa. Đến ngày hiệu lực, bản này thay bản trước; bản trước hết hiệu lực."
    )
    success = _("Đã phê duyệt tài liệu.")
    service = staticmethod(reviewing.approve_version)

    def form_arguments(self) -> dict[str, Any]:
        version = self.version_row
        planned = max(version.planned_from or business_day(self.at), business_day(self.at))
        digest = hash_of(version.document, version)
        confirm = Confirmation(self.request, self.key)
        return {"confirm": confirm, "initial": {"effective_from": planned, "shown_hash": digest}}

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        names = ("effective_from", "decision_no", "shown_hash")
        return {name: form.cleaned_data[name] for name in names}

    def subject(self) -> dict[str, Any]:
        return {"version": self.version_row}

    def context(self, form: forms.Form) -> dict[str, Any]:
        version = self.version_row
        shown = {
            "compare_url": compare_url(version),
            "said": said_in(version),
            **structure_shown(version),
        }
        return {**super().context(form), "record": version, **shown}


class Reject(VersionStep):
    permission = DocumentPermission.APPROVE
    form_class = CommentForm
    title = _("Không duyệt, trả lại")
    button = _("Trả lại người soạn")
    success = _("Đã trả lại người soạn.")
    service = staticmethod(reviewing.reject_version)


class Abandon(VersionStep):
    permission = DocumentPermission.DRAFT
    form_class = CommentForm
    title = _("Bỏ bản soạn")
    button = _("Bỏ bản soạn")
    consequence = _("Bản soạn vẫn nằm trong lịch sử tài liệu, không làm tiếp được.")
    success = _("Đã bỏ bản soạn.")
    service = staticmethod(reviewing.abandon_draft)


class Cancel(VersionStep):
    permission = DocumentPermission.APPROVE
    form_class = CommentForm
    title = _("Hủy trước khi có hiệu lực")
    button = _("Hủy bản đã duyệt")
    success = _("Đã hủy bản đã duyệt.")
    service = staticmethod(reviewing.cancel_version)


class ConfirmReview(VersionStep):
    permission = DocumentPermission.APPROVE
    form_class = CommentForm
    title = _("Xác nhận còn phù hợp")
    button = _("Xác nhận còn phù hợp")
    consequence = _("Ngày xem xét lại được tính từ hôm nay; nội dung không đổi.")
    success = _("Đã xác nhận tài liệu còn phù hợp.")
    service = staticmethod(standing.confirm_review)


class Suspend(VersionStep):
    permission = DocumentPermission.WITHDRAW
    form_class = CommentForm
    title = _("Tạm ngừng áp dụng")
    button = _("Tạm ngừng áp dụng")
    success = _("Đã tạm ngừng áp dụng.")
    service = staticmethod(standing.suspend_version)


class Resume(VersionStep):
    permission = DocumentPermission.WITHDRAW
    form_class = CommentForm
    title = _("Áp dụng trở lại")
    button = _("Áp dụng trở lại")
    success = _("Tài liệu áp dụng trở lại.")
    service = staticmethod(standing.resume_version)


class Withdraw(VersionStep):
    permission = DocumentPermission.WITHDRAW
    form_class = WithdrawForm
    title = _("Hủy bỏ tài liệu")
    button = _("Hủy bỏ tài liệu")
    consequence = _("Bản đang hiệu lực hết hiệu lực từ hôm nay và không có bản nào tiếp theo.")
    success = _("Đã hủy bỏ tài liệu.")
    service = staticmethod(standing.withdraw_document)

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """With what would have nothing to follow."""
        left = left_behind(self.version_row, business_day(self.at))
        more = ((_("Còn lại chưa có quy trình"), ", ".join(left)),) if left else ()
        return (*super().facts, *more)


class Distribute(VersionStep):
    permission = DocumentPermission.DISTRIBUTE
    form_class = DistributeForm
    title = _("Phân phối tài liệu")
    button = _("Phân phối")
    consequence = _("Mỗi người có 10 ngày làm việc để đọc và xác nhận.")
    success = _("Đã phân phối.")
    service = staticmethod(distributing.distribute)

    def form_arguments(self) -> dict[str, Any]:
        return {"people": members(self.version_row, business_day(self.at))}

    def subject(self) -> dict[str, Any]:
        return {"version": self.version_row}

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        return {"persons": [int(key) for key in form.cleaned_data["persons"]]}


class Acknowledge(VersionStep):
    permission = DocumentPermission.VIEW
    title = _("Xác nhận đã đọc")
    button = _("Tôi đã đọc")
    consequence = _("Việc đọc ghi tên người xác nhận và không rút lại được.")
    success = _("Đã ghi nhận bạn đã đọc.")
    service = staticmethod(distributing.acknowledge)

    def copy(self) -> Copy:
        found = my_copy(self.actor, self.version_row)
        if found is None:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        self.copy()
        return {}

    def subject(self) -> dict[str, Any]:
        return {"copy": self.copy()}
