"""Steps of the department: the next version, issuing, giving up, withdrawing a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.register import standing
from thuan.domains.system.model_documents.services import drafting, issuing
from thuan.domains.system.model_documents.views.common import (
    OfModel,
    OfVersion,
    model_url,
    version_url,
)
from thuan.kernel.ui.forms import CommentForm, attempt
from thuan.kernel.ui.views import ServiceStep

if TYPE_CHECKING:
    from django import forms


class _OfModel(OfModel, ServiceStep):  # type: ignore[override]
    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        return ((_("Tài liệu mẫu"), str(self.model_row)),)

    def base_version(self) -> int | None:
        self.__dict__.pop("model_row", None)
        return self.model_row.version

    def cancel_url(self) -> str:
        return model_url(self.model_row)

    def subject(self) -> dict[str, Any]:
        return {"model": self.model_row, "base_version": self.version}


class Begin(_OfModel):
    """The next version begins from the one that stands."""

    permission = ModelPermission.DRAFT
    title = gettext_lazy("Soạn bản mới của mẫu")
    button = gettext_lazy("Bắt đầu soạn")
    consequence = gettext_lazy(
        "Nội dung bản đã ban hành được lấy lại để sửa. Cơ quan chưa thấy gì cho đến khi ban hành."
    )
    success = gettext_lazy("Đã mở bản mới để soạn.")

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form, drafting.begin_version, actor=self.actor, at=self.at, model=self.model_row
        )
        return version_url(done.result, "write") if done.result else ""


class Withdraw(_OfModel):
    """No more adoptions."""

    permission = ModelPermission.ISSUE
    form_class = CommentForm
    title = gettext_lazy("Thu hồi tài liệu mẫu")
    button = gettext_lazy("Thu hồi mẫu")
    consequence = gettext_lazy(
        "Không cơ quan nào dùng mẫu này làm bản nháp nữa. Tài liệu các cơ quan đã làm từ mẫu giữ "
        "nguyên hiệu lực."
    )
    success = gettext_lazy("Đã thu hồi mẫu.")
    service = staticmethod(issuing.withdraw_model)


class _OfVersion(OfVersion, ServiceStep):  # type: ignore[override]
    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        row = self.version_row
        told = [
            (_("Tài liệu mẫu"), str(row.model_document)),
            (_("Bản"), str(row.number)),
            (_("Nội dung thay đổi"), row.summary),
        ]
        return tuple(fact for fact in told if fact[1])

    def base_version(self) -> int | None:
        self.__dict__.pop("version_row", None)
        return self.version_row.version

    def cancel_url(self) -> str:
        return version_url(self.version_row)

    def subject(self) -> dict[str, Any]:
        return {"version": self.version_row, "base_version": self.version}


class Issue(_OfVersion):
    """From now on agencies read it."""

    permission = ModelPermission.ISSUE
    title = gettext_lazy("Ban hành bản của mẫu")
    button = gettext_lazy("Ban hành")
    success = gettext_lazy("Đã ban hành.")
    service = staticmethod(issuing.issue_version)

    @property
    def consequence(self) -> str:  # type: ignore[override]
        """What becomes of the one before, and of those who use it."""
        before = standing(self.version_row.model_document)
        if before is None:
            return _("Nội dung được khóa. Cơ quan thuộc loại được chọn thấy mẫu từ lúc này.")
        told = _(
            "Nội dung được khóa, bản %(number)s thành bản trước. Cơ quan đang dùng mẫu được giao "
            "việc xem bản mới; tài liệu của cơ quan không bị ghi đè."
        )
        return told % {"number": before.number}


class Cancel(_OfVersion):
    """A draft that comes to nothing."""

    permission = ModelPermission.DRAFT
    form_class = CommentForm
    title = gettext_lazy("Bỏ bản đang soạn của mẫu")
    button = gettext_lazy("Bỏ bản soạn")
    consequence = gettext_lazy("Bản này không ban hành nữa. Bản đã ban hành giữ nguyên.")
    success = gettext_lazy("Đã bỏ bản soạn.")
    service = staticmethod(issuing.cancel_version)
