"""Steps of one declaration, each with its confirmation page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.declarations.forms import PublishForm, ReceiveForm
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.declarations import later_than, standing
from thuan.domains.oversight.declarations.services import publishing, receiving
from thuan.domains.oversight.declarations.views.common import OfDeclaration, url_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.forms import CommentForm
from thuan.kernel.ui.views import ServiceStep

if TYPE_CHECKING:
    from django import forms


class _Step(OfDeclaration, ServiceStep):  # type: ignore[override]
    """A step of a declaration."""

    versioned: ClassVar[bool] = True

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        row = self.row
        told = [
            (_("Cơ quan"), row.agency.name),
            (_("Số bản công bố"), row.number),
            (_("Ngày ký"), format_date(row.declared_on)),
            (_("Số thủ tục trong phạm vi"), str(len(row.scope)) if row.scope else ""),
        ]
        return tuple(fact for fact in told if fact[1])

    def base_version(self) -> int | None:
        self.__dict__.pop("row", None)
        return self.row.version if self.versioned else None

    def cancel_url(self) -> str:
        return url_of(self.row)

    def subject(self) -> dict[str, Any]:
        return {"declaration": self.row, "base_version": self.version}


class Publish(_Step):
    """Into the register: from now on it stands."""

    permission = DeclarationPermission.PUBLISH
    form_class = PublishForm
    title = gettext_lazy("Đưa bản công bố vào sổ")
    button = gettext_lazy("Đưa vào sổ, công bố")
    success = gettext_lazy("Bản công bố đã vào sổ.")
    service = staticmethod(publishing.publish_declaration)

    @property
    def consequence(self) -> str:  # type: ignore[override]
        """What becomes of the one that stands."""
        if later_than(self.row) is not None:
            return _("Sổ đã có bản mới hơn: bản này vào sổ là bản cũ, đã được thay thế.")
        before = standing(self.row.agency_id)
        if before is None:
            return _("Nội dung được khóa. Từ lúc này bản công bố có hiệu lực trong sổ.")
        told = _("Nội dung được khóa. Bản số %(number)s đang có hiệu lực sẽ được thay thế.")
        return told % {"number": before.number}

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"published_on": business_day(self.at)}}


class _WithReason(_Step):
    form_class = CommentForm


class Cancel(_WithReason):
    """Entered by mistake."""

    permission = DeclarationPermission.ENTER
    title = gettext_lazy("Bỏ bản công bố đang nhập")
    button = gettext_lazy("Bỏ bản đang nhập")
    consequence = gettext_lazy("Bản này không vào sổ. Cơ quan vẫn xem lại được.")
    success = gettext_lazy("Đã bỏ bản đang nhập.")
    service = staticmethod(publishing.cancel_declaration)


class Lapse(_WithReason):
    """It holds no more."""

    permission = DeclarationPermission.PUBLISH
    title = gettext_lazy("Ghi bản công bố hết hiệu lực")
    button = gettext_lazy("Ghi hết hiệu lực")
    consequence = gettext_lazy(
        "Từ hôm nay cơ quan không còn bản công bố nào có hiệu lực, cho đến khi công bố lại."
    )
    success = gettext_lazy("Đã ghi bản công bố hết hiệu lực.")
    service = staticmethod(publishing.lapse_declaration)


class Withdraw(_WithReason):
    """The agency takes it back."""

    permission = DeclarationPermission.PUBLISH
    title = gettext_lazy("Thu hồi bản công bố")
    button = gettext_lazy("Thu hồi")
    consequence = gettext_lazy(
        "Từ hôm nay cơ quan không còn bản công bố nào có hiệu lực, cho đến khi công bố lại."
    )
    success = gettext_lazy("Đã thu hồi bản công bố.")
    service = staticmethod(publishing.withdraw_declaration)


class Receive(_Step):
    """It came to the department."""

    permission = DeclarationPermission.RECEIVE
    form_class = ReceiveForm
    title = gettext_lazy("Ghi nhận bản công bố đã đến Sở")
    button = gettext_lazy("Ghi nhận")
    consequence = gettext_lazy("Sở ghi nhận đã nhận được, không phê duyệt nội dung.")
    success = gettext_lazy("Đã ghi nhận bản công bố.")
    service = staticmethod(receiving.receive_declarations)
    versioned = False

    def subject(self) -> dict[str, Any]:
        return {"declarations": [self.row]}

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"received_on": business_day(self.at)}}

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        return dict(form.cleaned_data)
