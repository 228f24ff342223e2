"""Opening, filing, closing a record; holding it back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import RecordState
from thuan.domains.system.records.forms import (
    CloseForm,
    CommentForm,
    FileForm,
    HoldForm,
    OpenForm,
    WordsForm,
)
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import hold_of, types_in_use
from thuan.domains.system.records.services import disposing, keeping
from thuan.domains.system.records.views.common import REGISTER, OfRecord, Step, found, url_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.system.records.models import Hold


class OpenRecord(FormPage):
    """A new record of a kind the agency keeps."""

    permission = RecordPermission.KEEP
    form_class = OpenForm
    title = _("Lập hồ sơ")
    button = _("Lập hồ sơ")
    lead = _("Một hồ sơ là mọi giấy tờ, tệp về một việc. Tệp khác thêm sau, trước khi đóng.")
    success = _("Đã lập hồ sơ.")
    breadcrumb = (REGISTER,)

    def form_arguments(self) -> dict[str, Any]:
        rows = types_in_use(self.actor)
        return {
            "types": [(str(row.public_id), row.name) for row in rows],
            "initial": {
                "opened_on": business_day(self.at),
                "record_type": self.request.GET.get("loai", ""),
            },
        }

    def carry_out(self, form: forms.Form) -> str:
        given = dict(form.cleaned_data)
        intake = given.pop("file")
        record_type = found(types_in_use(self.actor), given.pop("record_type"))
        done = attempt(
            form,
            keeping.open_record,
            actor=self.actor,
            at=self.at,
            record_type=record_type,
            words=keeping.RecordWords(**given),
            intake=intake,
        )
        return url_of(done.result, "record") if done.result else ""


class EditRecord(OfRecord, FormPage):  # type: ignore[override]
    """The words of an open record."""

    permission = RecordPermission.KEEP
    form_class = WordsForm
    title = _("Sửa thông tin hồ sơ")
    button = _("Lưu")
    success = _("Đã lưu thông tin hồ sơ.")
    lead = _("Hồ sơ đã đóng thì không sửa được nữa.")

    def form_arguments(self) -> dict[str, Any]:
        names = ("title", "code", "opened_on", "location")
        return {"initial": {name: getattr(self.row, name) for name in names}}

    def base_version(self) -> int | None:
        self.__dict__.pop("row", None)
        return self.row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row, "record")}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            keeping.change_record,
            actor=self.actor,
            at=self.at,
            record=self.row,
            sets=form.cleaned_data,
            base_version=self.version,
        )
        return url_of(self.row, "record") if done else ""


class _RecordStep(OfRecord, Step):  # type: ignore[override]
    """A step of a record with its confirmation page."""

    takes = "record"
    page = "record"

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        record = self.row
        return (
            (_("Hồ sơ"), str(record)),
            (_("Loại"), record.record_type.name),
            (_("Trạng thái"), str(RecordState(record.state).label)),
        )


class FileIn(_RecordStep):
    permission = RecordPermission.KEEP
    form_class = FileForm
    title = _("Thêm tệp vào hồ sơ")
    button = _("Thêm tệp")
    consequence = _("Tệp đã thêm không gỡ ra được; chỉ thêm được khi hồ sơ chưa đóng.")
    success = _("Đã thêm tệp.")
    service = staticmethod(keeping.file_in)
    versioned = False

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        return {"intake": form.cleaned_data["file"]}


class CloseRecord(_RecordStep):
    permission = RecordPermission.KEEP
    form_class = CloseForm
    title = _("Đóng hồ sơ")
    button = _("Đóng hồ sơ")
    consequence = _("Nội dung và tệp được khóa. Thời hạn lưu tính từ hết năm của ngày đóng.")
    success = _("Đã đóng hồ sơ.")
    service = staticmethod(keeping.close_record)

    def form_arguments(self) -> dict[str, Any]:
        place = self.row.location or self.row.record_type.storage_place
        return {"initial": {"closed_on": business_day(self.at), "location": place}}


class VoidRecord(_RecordStep):
    permission = RecordPermission.KEEP
    form_class = CommentForm
    title = _("Bỏ hồ sơ ghi nhầm")
    button = _("Bỏ hồ sơ")
    consequence = _("Hồ sơ vẫn nằm trong sổ với lý do, không làm tiếp được.")
    success = _("Đã bỏ hồ sơ.")
    service = staticmethod(keeping.void_record)


class HoldRecord(_RecordStep):
    permission = RecordPermission.HOLD
    form_class = HoldForm
    title = _("Giữ lại hồ sơ")
    button = _("Giữ lại")
    consequence = _("Hồ sơ không được hủy cho đến khi thôi giữ, dù đã hết thời hạn lưu.")
    success = _("Đã giữ lại hồ sơ.")
    service = staticmethod(keeping.hold_record)
    versioned = False


class TakeOut(_RecordStep):
    permission = RecordPermission.PROPOSE
    form_class = CommentForm
    title = _("Rút hồ sơ khỏi đợt hủy")
    button = _("Rút khỏi đợt hủy")
    consequence = _("Hồ sơ được lưu tiếp; các hồ sơ khác của đợt hủy không thay đổi.")
    success = _("Đã rút hồ sơ khỏi đợt hủy.")
    service = staticmethod(disposing.take_out)
    versioned = False


class LiftHold(Step):
    """The end of one hold."""

    permission = RecordPermission.HOLD
    form_class = CommentForm
    title = _("Thôi giữ hồ sơ")
    button = _("Thôi giữ")
    consequence = _("Khi không còn lý do nào giữ lại, hồ sơ hết hạn có thể được đề nghị hủy.")
    success = _("Đã thôi giữ hồ sơ.")
    service = staticmethod(keeping.lift_hold)
    takes: ClassVar[str] = "hold"
    page = "record"
    versioned = False
    kwargs: dict[str, Any]

    @cached_property
    def row(self) -> Hold:
        hold = hold_of(self.actor, self.kwargs["public_id"])
        if hold is None:
            raise Http404
        return hold

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER, Link(str(self.row.record), url_of(self.row.record, "record")))

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the hold is about."""
        hold = self.row
        return ((_("Hồ sơ"), str(hold.record)), (_("Vụ việc"), hold.reference))

    def cancel_url(self) -> str:
        return url_of(self.row.record, "record")
