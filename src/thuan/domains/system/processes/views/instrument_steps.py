"""The steps of an instrument, and taking back a check written by mistake."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import check_of
from thuan.domains.system.processes.services import measuring
from thuan.domains.system.processes.views.common import INSTRUMENTS, OfInstrument, Step, url_of
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import CommentForm, Form

if TYPE_CHECKING:
    from thuan.domains.system.processes.models import InstrumentCheck


class _InstrumentStep(OfInstrument, Step):  # type: ignore[override]
    permission = ProcessPermission.INSTRUMENTS
    takes = "instrument"
    page = "instrument"


class SetAside(_InstrumentStep):
    form_class = CommentForm
    title = _("Ngừng dùng phương tiện đo")
    button = _("Ngừng dùng")
    consequence = _("Không dùng kết quả đo mới của nó cho tới khi kiểm đạt và bấm “Dùng lại”.")
    success = _("Đã ngừng dùng.")
    service = staticmethod(measuring.set_aside)


class UseAgain(_InstrumentStep):
    form_class = Form
    title = _("Dùng lại phương tiện đo")
    button = _("Dùng lại")
    consequence = _("Chỉ dùng lại được khi lần kiểm gần nhất đạt và còn hạn.")
    success = _("Đã dùng lại.")
    service = staticmethod(measuring.use_again)


class RetireInstrument(_InstrumentStep):
    form_class = CommentForm
    title = _("Thôi dùng hẳn phương tiện đo")
    button = _("Thôi dùng hẳn")
    consequence = _("Không kiểm nữa, không nhắc nữa; các lần kiểm cũ vẫn đọc được.")
    success = _("Đã thôi dùng.")
    service = staticmethod(measuring.retire_instrument)


class VoidCheck(Step):
    """A check that was written by mistake."""

    permission = ProcessPermission.INSTRUMENTS
    form_class = CommentForm
    title = _("Bỏ lần kiểm ghi nhầm")
    button = _("Bỏ lần kiểm")
    consequence = _("Hạn kiểm được tính lại từ lần kiểm trước; dòng này vẫn còn, có dấu ghi nhầm.")
    success = _("Đã bỏ lần kiểm.")
    service = staticmethod(measuring.void_check)
    takes = "check"
    page = "instrument"

    @cached_property
    def row(self) -> InstrumentCheck:
        check = check_of(self.actor, self.kwargs["public_id"])
        if check is None:
            raise Http404
        return check

    def base_version(self) -> int | None:
        self.__dict__.pop("row", None)
        return self.row.version

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        instrument = self.row.instrument
        return (INSTRUMENTS, Link(str(instrument), url_of(instrument, "instrument")))

    def cancel_url(self) -> str:
        return url_of(self.row.instrument, "instrument")
