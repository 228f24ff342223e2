"""The forms of the keeper of the register: one form, one service."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies import forms, services
from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.domains.registry.agencies.selectors import FACT_MODELS
from thuan.domains.registry.agencies.services import NewAgency
from thuan.domains.registry.agencies.views.places import address_of, agency_at, here
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, FormPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form

    from thuan.kernel.tenancy.dated import Dated
    from thuan.kernel.tenancy.models import Agency


class Register(FormPage):
    """Enter one agency."""

    permission = AgencyPermission.KEEP
    title = gettext_lazy("Ghi sổ cơ quan")
    button = gettext_lazy("Ghi sổ")
    lead = gettext_lazy(
        "Cơ quan vào sổ ở trạng thái “Đã ghi sổ”. Có nhiều cơ quan thì nhập từ tệp."
    )
    form_class = forms.RegisterForm
    success = gettext_lazy("Đã ghi sổ cơ quan.")

    def context(self, form: Form) -> dict[str, Any]:
        return {**super().context(form), "breadcrumb": here()}

    def carry_out(self, form: Form) -> str:
        new = NewAgency(**form.cleaned_data)
        done = attempt(form, services.register_agency, new=new, actor=self.actor, at=self.at)
        return address_of(done.result) if done.result else ""


class ChangePage(FormPage):
    """One change of one agency: the form's fields are the arguments of the service."""

    permission = AgencyPermission.KEEP
    button = gettext_lazy("Ghi thay đổi")
    success = gettext_lazy("Đã ghi thay đổi. Nội dung trước vẫn còn với ngày của nó.")
    change: ClassVar[Callable[..., Any]]
    agency_argument: ClassVar[str] = "agency"

    @cached_property
    def agency(self) -> Agency:
        return agency_at(self.kwargs["public_id"])

    def context(self, form: Form) -> dict[str, Any]:
        shown = super().context(form)
        return {**shown, "breadcrumb": here(self.agency), "lead": self.agency.name}

    def carry_out(self, form: Form) -> str:
        about = {self.agency_argument: self.agency, **form.cleaned_data}
        change = type(self).change
        done = attempt(form, change, **about, actor=self.actor, at=self.at)
        return address_of(self.agency) if done else ""


class Rename(ChangePage):
    title = gettext_lazy("Đổi tên cơ quan")
    form_class = forms.RenameForm
    change = staticmethod(services.rename_agency)


class Recode(ChangePage):
    title = gettext_lazy("Đổi mã cơ quan")
    form_class = forms.RecodeForm
    change = staticmethod(services.recode_agency)


class Regroup(ChangePage):
    title = gettext_lazy("Chuyển nhóm cơ quan")
    form_class = forms.RegroupForm
    change = staticmethod(services.regroup_agency)


class Move(ChangePage):
    title = gettext_lazy("Chuyển cơ quan cấp trên")
    form_class = forms.MoveForm
    change = staticmethod(services.move_agency)


class Status(ChangePage):
    title = gettext_lazy("Đổi trạng thái cơ quan")
    form_class = forms.StatusForm
    change = staticmethod(services.change_status)


class Oblige(ChangePage):
    title = gettext_lazy("Ghi nghĩa vụ áp dụng")
    form_class = forms.ObligationForm
    change = staticmethod(services.set_obligation)


class Join(ChangePage):
    title = gettext_lazy("Đưa cơ quan vào chương trình")
    form_class = forms.ProgrammeForm
    change = staticmethod(services.join_programme)


class Leave(ChangePage):
    title = gettext_lazy("Đưa cơ quan ra khỏi chương trình")
    form_class = forms.ProgrammeForm
    change = staticmethod(services.leave_programme)


class Succeed(ChangePage):
    title = gettext_lazy("Ghi cơ quan kế thừa")
    form_class = forms.LineageForm
    change = staticmethod(services.record_lineage)
    agency_argument = "from_agency"


class Void(ActionView):
    """Declare a wrong entry void; it stays readable."""

    permission = AgencyPermission.KEEP
    title = gettext_lazy("Hủy bỏ một ghi nhận")
    button = gettext_lazy("Hủy bỏ ghi nhận này")
    consequence = gettext_lazy("Ghi nhận không còn hiệu lực nhưng vẫn đọc được, cùng với lý do.")
    success = gettext_lazy("Đã hủy bỏ ghi nhận.")
    form_class = forms.VoidForm

    @cached_property
    def agency(self) -> Agency:
        return agency_at(self.kwargs["public_id"])

    @cached_property
    def entry(self) -> Dated:
        model = FACT_MODELS.get(self.kwargs["model"])
        wanted = {"pk": self.kwargs["pk"], "agency": self.agency}
        entry: Dated | None = model.objects.filter(**wanted).first() if model else None
        if entry is None:
            raise Http404
        return entry

    def context(self, form: Form) -> dict[str, Any]:
        facts = (
            (_("Cơ quan"), self.agency.name),
            (_("Ghi nhận"), str(self.entry._meta.verbose_name)),
            (_("Từ ngày"), format_date(self.entry.valid_from)),
            (_("Căn cứ"), self.entry.legal_basis),
        )
        return {**super().context(form), "breadcrumb": here(self.agency), "facts": facts}

    def cancel_url(self) -> str:
        return reverse("agencies:record", args=[self.agency.public_id])

    def carry_out(self, form: Form) -> str:
        reason = form.cleaned_data["reason"]
        done = attempt(
            form,
            services.void_entry,
            entry=self.entry,
            reason=reason,
            actor=self.actor,
            at=self.at,
        )
        return address_of(self.agency) if done else ""
