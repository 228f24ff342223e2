"""Pages of whoever keeps the register: texts, what became of them, checks, terms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.registry.law.forms import (
    ChangeForm,
    NewTextForm,
    TermsForm,
    TextForm,
    UndoForm,
    words_of,
)
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import numbers, terms
from thuan.domains.registry.law.services.changing import record_change, undo_change
from thuan.domains.registry.law.services.deciding import set_terms
from thuan.domains.registry.law.services.keeping import (
    TextWords,
    change_text,
    enter_text,
    mark_checked,
)
from thuan.domains.registry.law.views.common import REGISTER, OfChange, OfText, text_url
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import ActionView, FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.registry.law.selectors.texts import Terms


class CreateText(FormPage):
    """A text that the register lacks."""

    permission = LawPermission.KEEP
    form_class = NewTextForm
    title = gettext_lazy("Thêm văn bản pháp luật")
    button = gettext_lazy("Thêm văn bản")
    success = gettext_lazy("Đã thêm văn bản. Cơ quan chọn được văn bản này làm căn cứ.")
    breadcrumb = (REGISTER,)

    def carry_out(self, form: forms.Form) -> str:
        told = dict(form.cleaned_data)
        expires_on = told.pop("expires_on")
        done = attempt(
            form,
            enter_text,
            actor=self.actor,
            at=self.at,
            words=TextWords(**told),
            expires_on=expires_on,
        )
        return text_url(done.result) if done.result else ""


class EditText(OfText, FormPage):  # type: ignore[override]
    """What is said of a text through all its days."""

    permission = LawPermission.KEEP
    form_class = TextForm
    title = gettext_lazy("Sửa thông tin văn bản")
    button = gettext_lazy("Lưu thông tin")
    success = gettext_lazy("Đã lưu thông tin văn bản.")

    def base_version(self) -> int:
        self.__dict__.pop("text", None)
        version: int = self.text.version
        return version

    def stored(self) -> dict[str, str]:
        return {name: display(value) for name, value in words_of(self.text).items()}

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": words_of(self.text)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            change_text,
            actor=self.actor,
            at=self.at,
            text=self.text,
            words=TextWords(**form.cleaned_data),
            base_version=self.version,
        )
        return text_url(self.text) if done else ""


class RecordChange(OfText, FormPage):  # type: ignore[override]
    """From a day on something is different; agencies whose documents stand on it get the work."""

    permission = LawPermission.KEEP
    form_class = ChangeForm
    template_name: ClassVar[str] = "law/change.html"
    button = gettext_lazy("Ghi thay đổi")
    success = gettext_lazy("Đã ghi. Cơ quan có tài liệu dựa trên văn bản này nhận việc cập nhật.")
    lead = gettext_lazy(
        "Mỗi tài liệu đang hiệu lực dựa trên văn bản này sẽ có một việc phải cập nhật hoặc xác "
        "nhận không cần sửa, ở mọi cơ quan."
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Ghi thay đổi hiệu lực: %(number)s") % {"number": self.text.number}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "numbers": numbers()}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            record_change,
            actor=self.actor,
            at=self.at,
            text=self.text,
            **form.cleaned_data,
        )
        return text_url(self.text) if done else ""


class CheckText(OfText, ActionView):  # type: ignore[override]
    """The status was looked up and is right as it stands."""

    permission = LawPermission.KEEP
    title = gettext_lazy("Xác nhận đã kiểm tra hiệu lực")
    button = gettext_lazy("Đã kiểm tra hiệu lực")
    consequence = gettext_lazy(
        "Ngày kiểm tra ghi là hôm nay, kèm tên người kiểm tra. Thấy khác với trang này? Quay lại "
        "và bấm “Sửa thông tin” hoặc “Ghi thay đổi hiệu lực”."
    )
    success = gettext_lazy("Đã ghi ngày kiểm tra hiệu lực.")

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        found = (
            (_("Văn bản"), f"{self.text.number} {self.text.title}"),
            (_("Tình trạng hôm nay"), str(LegalStatus(self.text.status).label)),
            (_("Có hiệu lực từ"), display(self.text.effective_from) or _("chưa rõ")),
            (_("Hết hiệu lực từ"), display(self.text.ends_on)),
        )
        return tuple(one for one in found if one[1])

    def base_version(self) -> int:
        self.__dict__.pop("text", None)
        version: int = self.text.version
        return version

    def cancel_url(self) -> str:
        return text_url(self.text)

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            mark_checked,
            actor=self.actor,
            at=self.at,
            text=self.text,
            base_version=self.version,
        )
        return text_url(self.text) if done else ""


class UndoChange(OfChange, ActionView):  # type: ignore[override]
    """A change that was recorded by mistake is taken back."""

    permission = LawPermission.KEEP
    form_class = UndoForm
    title = gettext_lazy("Hoàn tác thay đổi hiệu lực")
    button = gettext_lazy("Hoàn tác")
    consequence = gettext_lazy(
        "Việc cập nhật chưa làm ở các cơ quan được đóng kèm lý do này; việc đã làm giữ nguyên."
    )
    success = gettext_lazy("Đã hoàn tác. Việc còn mở ở các cơ quan được đóng.")

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        change = self.change
        day = format_date(change.valid_from) if change.valid_from else ""
        found = (
            (_("Văn bản"), change.text.number),
            (_("Thay đổi"), str(LegalStatus(change.status).label)),
            (_("Từ ngày"), day),
            (_("Bởi văn bản"), change.by_text.number if change.by_text else ""),
        )
        return tuple(one for one in found if one[1])

    def cancel_url(self) -> str:
        return text_url(self.change.text)

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            undo_change,
            actor=self.actor,
            at=self.at,
            change=self.change,
            **form.cleaned_data,
        )
        return text_url(self.change.text) if done else ""


class SetTerms(FormPage):
    """How often texts are checked and how long agencies have; with its legal basis."""

    permission = LawPermission.DEADLINES
    form_class = TermsForm
    title = gettext_lazy("Thời hạn kiểm tra và cập nhật")
    button = gettext_lazy("Lưu thời hạn")
    success = gettext_lazy("Đã lưu thời hạn; việc giao từ nay dùng thời hạn này.")
    lead = gettext_lazy("Việc đã giao giữ hạn cũ.")
    breadcrumb = (REGISTER,)

    @cached_property
    def terms(self) -> Terms:
        return terms()

    def base_version(self) -> int:
        self.__dict__.pop("terms", None)
        return self.terms.version

    def stored(self) -> dict[str, str]:
        names = ("check_days", "update_days", "legal_basis")
        return {name: display(getattr(self.terms, name)) for name in names}

    def form_arguments(self) -> dict[str, Any]:
        names = ("check_days", "update_days", "legal_basis")
        return {"initial": {name: getattr(self.terms, name) for name in names}}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            set_terms,
            actor=self.actor,
            at=self.at,
            **form.cleaned_data,
            base_version=self.version,
        )
        return reverse("law:register") if done else ""
