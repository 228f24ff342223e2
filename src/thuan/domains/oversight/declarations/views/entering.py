"""Entering a declaration and changing it while it is entered."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.enums import DeclarationReason
from thuan.domains.oversight.declarations.forms import DeclarationForm, edition_choices
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.comparing import catalogue, own_procedures
from thuan.domains.oversight.declarations.selectors.declarations import standing
from thuan.domains.oversight.declarations.services import entering
from thuan.domains.oversight.declarations.views.common import REGISTER, OfDeclaration, url_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import own_agency
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    import datetime as dt

    from django import forms

    from thuan.domains.oversight.declarations.forms import Groups
    from thuan.kernel.accounts.actor import Actor


class _Scope:
    """The procedures one may tick: today's of the agency, and what was declared before."""

    actor: Actor
    at: dt.datetime

    def agency_id(self) -> int:
        raise NotImplementedError

    @cached_property
    def every(self) -> tuple[str, ...]:
        """The codes of all procedures the agency settles today."""
        return tuple(one.code for one in self._today)

    @cached_property
    def _today(self) -> list[Any]:
        agency = Agency.objects.get(pk=self.agency_id())
        return own_procedures(agency, catalogue(), business_day(self.at))

    def listed(self, chosen: list[dict[str, str]]) -> Groups:
        """Choices by field; what is chosen and in force no more comes last."""
        found: dict[str, list[tuple[str, str]]] = {}
        for one in self._today:
            found.setdefault(one.field, []).append((one.code, f"{one.code} {one.name}"))
        gone = [
            (line["code"], f"{line['code']} {line['name']}")
            for line in chosen
            if line["code"] not in set(self.every)
        ]
        groups = sorted(found.items())
        return [*groups, (str(_("Không còn trong danh mục hôm nay")), gone)] if gone else groups

    def words(self, form: forms.Form) -> entering.DeclarationWords:
        """What the form says, under the names of the service."""
        assert isinstance(form, DeclarationForm)
        told = form.cleaned_data
        names = ("number", "declared_on", "edition", "reason", "signed_by")
        more = ("scope_change", "scope_text")
        return entering.DeclarationWords(
            **{name: told[name] for name in (*names, *more)}, codes=form.chosen(self.every)
        )


class Enter(_Scope, FormPage):
    """A declaration that was signed on paper, the newest or an older one."""

    permission = DeclarationPermission.ENTER
    form_class = DeclarationForm
    title = _("Nhập bản công bố đã ký")
    button = _("Lưu bản công bố")
    lead = _(
        "Thủ trưởng ký bản công bố trên giấy; ghi lại ở đây cùng tệp chụp. Lưu xong, trưởng ban "
        "ISO hoặc thủ trưởng đưa vào sổ; lúc đó bản trước tự được thay thế."
    )
    success = _("Đã lưu bản công bố. Trưởng ban ISO hoặc thủ trưởng đưa vào sổ.")
    breadcrumb = (REGISTER,)

    def agency_id(self) -> int:
        return own_agency(self.actor, DeclarationPermission.ENTER)

    def form_arguments(self) -> dict[str, Any]:
        before = standing(self.agency_id())
        scope = before.scope if before else []
        initial: dict[str, Any] = {
            "codes": [line["code"] for line in scope if line["code"] in set(self.every)],
            "reason": DeclarationReason.REDECLARE_SCOPE if before else DeclarationReason.FIRST,
            "scope_text": before.scope_text if before else "",
        }
        return {
            "editions": edition_choices(),
            "listed": self.listed(scope),
            "initial": initial,
        }

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            entering.enter_declaration,
            actor=self.actor,
            at=self.at,
            agency_id=self.agency_id(),
            words=self.words(form),
            intake=form.cleaned_data["scan"],
        )
        return url_of(done.result) if done.result else ""


class Change(OfDeclaration, _Scope, FormPage):  # type: ignore[override]
    """What is still being entered."""

    permission = DeclarationPermission.ENTER
    form_class = DeclarationForm
    title = _("Sửa bản công bố đang nhập")
    button = _("Lưu")
    success = _("Đã lưu bản công bố.")
    lead = _("Đã vào sổ thì không sửa được nữa. Không chọn tệp mới thì giữ tệp đã có.")

    def agency_id(self) -> int:
        return self.row.agency_id

    def _initial(self) -> dict[str, Any]:
        row = self.row
        names = ("number", "declared_on", "reason", "scope_change", "signed_by", "scope_text")
        return {
            **{name: getattr(row, name) for name in names},
            "edition": row.edition.slug if row.edition else "",
            "codes": [line["code"] for line in row.scope],
        }

    def form_arguments(self) -> dict[str, Any]:
        return {
            "editions": edition_choices(),
            "listed": self.listed(self.row.scope),
            "initial": self._initial(),
        }

    def base_version(self) -> int | None:
        self.__dict__.pop("row", None)
        return self.row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        told = self._initial()
        told["codes"] = ", ".join(told["codes"])
        return {name: display(value) for name, value in told.items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            entering.change_declaration,
            actor=self.actor,
            at=self.at,
            declaration=self.row,
            words=self.words(form),
            intake=form.cleaned_data["scan"],
            base_version=self.version,
        )
        return url_of(self.row) if done else ""
