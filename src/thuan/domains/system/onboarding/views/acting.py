"""Opening a set, adding files, correcting rows, and the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.onboarding.forms import (
    ConfirmationForm,
    EntryForm,
    FilesForm,
    OpenForm,
)
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.domains.system.onboarding.selectors import files_by_name
from thuan.domains.system.onboarding.services import entering, moving, preparing
from thuan.domains.system.onboarding.views.common import (
    REGISTER,
    EntryStep,
    OfEntry,
    OfOnboarding,
    OnboardingStep,
    onboarding_url,
)
from thuan.kernel.accounts.confirming import Confirmation
from thuan.kernel.permissions import own_agency
from thuan.kernel.ui.forms import CommentForm, attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms


class Open(FormPage):
    """A new set: its list, and the files."""

    permission = OnboardingPermission.PREPARE
    form_class = OpenForm
    template_name: ClassVar[str] = "onboarding/open.html"
    title = _("Nhập một danh sách tài liệu cũ")
    button = _("Đọc danh sách và ghép tệp")
    lead = _("Bước này chỉ đọc và ghép; chưa có tài liệu nào có hiệu lực.")
    success = _("Đã đọc danh sách. Xem các dòng cần sửa, rồi chạy thử.")
    breadcrumb = (REGISTER,)

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "sample_url": reverse("onboarding:sample")}

    def carry_out(self, form: forms.Form) -> str:
        sheet, rows = form.cleaned_data["listing"]
        done = attempt(
            form,
            preparing.open_onboarding,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, self.permission),
            sheet=sheet,
            rows=rows,
            files=form.cleaned_data["uploads"],
        )
        return onboarding_url(done.result) if done.result else ""


class AddFiles(OfOnboarding, FormPage):  # type: ignore[override]
    """Further files of a set."""

    permission = OnboardingPermission.PREPARE
    form_class = FilesForm
    title = _("Tải thêm tệp")
    button = _("Tải lên và ghép")
    success = _("Đã nhận tệp và ghép lại các dòng còn thiếu.")

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": onboarding_url(self.set_row)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            preparing.add_files,
            actor=self.actor,
            at=self.at,
            onboarding=self.set_row,
            files=form.cleaned_data["uploads"],
        )
        return onboarding_url(self.set_row) if done else ""


# Cells that may stay empty.
OPTIONAL = ("decision_no", "owner_unit", "covers")


class ChangeEntry(OfEntry, FormPage):  # type: ignore[override]
    """One row corrected."""

    permission = OnboardingPermission.PREPARE
    form_class = EntryForm
    template_name: ClassVar[str] = "onboarding/entry.html"
    title = _("Sửa dòng hồ sơ cũ")
    button = _("Lưu dòng này")
    success = _("Đã lưu. Chạy thử lại trước khi trình.")

    def form_arguments(self) -> dict[str, Any]:
        entry = self.entry
        names = ("code", "title", "kind", "issue", "revision", "effective_from")
        initial = {name: getattr(entry, name) for name in (*names, *OPTIONAL)}
        initial["file"] = entry.file.name if entry.file else ""
        return {"initial": initial, "names": self._files()}

    def _files(self) -> dict[str, Any]:
        return files_by_name(self.entry.onboarding)

    def base_version(self) -> int | None:
        self.__dict__.pop("entry", None)
        return self.entry.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("entry", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        back = onboarding_url(self.entry.onboarding)
        return {**super().context(form), "entry": self.entry, "back_url": back}

    def carry_out(self, form: forms.Form) -> str:
        name = form.cleaned_data["file"]
        sets = {**form.cleaned_data, "file": self._files().get(name), "file_name": name}
        done = attempt(
            form,
            preparing.change_entry,
            actor=self.actor,
            at=self.at,
            entry=self.entry,
            sets=sets,
            base_version=self.version,
        )
        return onboarding_url(self.entry.onboarding) if done else ""


class LeaveOut(EntryStep):
    permission = OnboardingPermission.PREPARE
    title = _("Không nhập dòng này")
    button = _("Không nhập dòng này")
    consequence = _("Dòng vẫn nằm trong danh sách và lấy lại được trước khi trình.")
    success = _("Đã để dòng này lại.")
    service = staticmethod(preparing.leave_out)


class BringBack(EntryStep):
    permission = OnboardingPermission.PREPARE
    title = _("Nhập lại dòng này")
    button = _("Nhập lại dòng này")
    success = _("Dòng này sẽ được nhập.")
    service = staticmethod(preparing.bring_back)


class TryOut(OnboardingStep):
    permission = OnboardingPermission.PREPARE
    title = _("Chạy thử")
    button = _("Chạy thử")
    consequence = _("Hệ thống nhập thử từng dòng rồi bỏ hết; không có gì được ghi vào tài liệu.")
    success = _("Đã chạy thử. Xem kết quả từng dòng.")
    service = staticmethod(entering.try_out)


class Submit(OnboardingStep):
    permission = OnboardingPermission.PREPARE
    title = _("Trình thủ trưởng xác nhận")
    button = _("Trình thủ trưởng")
    success = _("Đã trình thủ trưởng.")
    service = staticmethod(moving.submit_onboarding)


class TakeBack(OnboardingStep):
    permission = OnboardingPermission.PREPARE
    title = _("Lấy lại để sửa")
    button = _("Lấy lại để sửa")
    success = _("Đã lấy lại.")
    service = staticmethod(moving.take_back)


class GiveBack(OnboardingStep):
    permission = OnboardingPermission.CONFIRM
    form_class = CommentForm
    title = _("Trả lại người chuẩn bị")
    button = _("Trả lại người chuẩn bị")
    success = _("Đã trả lại người chuẩn bị.")
    service = staticmethod(moving.give_back)


class Abandon(OnboardingStep):
    permission = OnboardingPermission.PREPARE
    form_class = CommentForm
    title = _("Bỏ lần nhập này")
    button = _("Bỏ lần nhập này")
    consequence = _("Danh sách và tệp vẫn được giữ trong lịch sử, không nhập tiếp được.")
    success = _("Đã bỏ lần nhập này.")
    service = staticmethod(moving.abandon)


class Confirm(OnboardingStep):
    """Old papers come into force by this press, so whoever presses shows himself again."""

    permission = OnboardingPermission.CONFIRM
    form_class = ConfirmationForm
    title = _("Xác nhận nhập hồ sơ cũ")
    button = _("Xác nhận, đưa vào hiệu lực")
    consequence = _(
        "Mỗi dòng thành một bản tài liệu có hiệu lực từ ngày ghi trong danh sách, "
        "đánh dấu “nhập từ hồ sơ cũ”."
    )
    success = _("Đã xác nhận. Hệ thống đang nhập; trang này tự cập nhật.")
    service = staticmethod(entering.confirm_onboarding)

    def form_arguments(self) -> dict[str, Any]:
        return {"confirm": Confirmation(self.request, self.key)}

    def arguments(self, form: forms.Form) -> dict[str, Any]:
        del form
        return {"base_version": self.version}


class RunAgain(OnboardingStep):
    permission = OnboardingPermission.PREPARE
    title = _("Nhập tiếp")
    button = _("Nhập tiếp")
    consequence = _("Các dòng đã nhập giữ nguyên; hệ thống nhập tiếp các dòng còn lại.")
    success = _("Đang nhập tiếp.")
    service = staticmethod(entering.run_again)
