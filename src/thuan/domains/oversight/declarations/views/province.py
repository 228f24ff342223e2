"""The register as the department keeps it, receiving many at once, the term."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.declarations.enums import Standing
from thuan.domains.oversight.declarations.forms import ProvinceFilter, ReceiveForm, TermsForm
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.comparing import terms
from thuan.domains.oversight.declarations.selectors.declarations import to_receive
from thuan.domains.oversight.declarations.selectors.province import (
    agencies_with_declarations,
    counts,
    members,
    standing_as,
)
from thuan.domains.oversight.declarations.services.receiving import MOST, receive_declarations
from thuan.domains.oversight.declarations.services.watching import set_terms
from thuan.domains.oversight.declarations.tables import province_table
from thuan.domains.oversight.declarations.views.common import PROVINCE
from thuan.domains.oversight.declarations.words import basis_words
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.tenancy.models import AgencyParent
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Figure, Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import ActionView, FormPage, RegisterView
from thuan.kernel.ui.views.register import BulkAction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.domains.oversight.declarations.selectors.comparing import Terms
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.views.listing import Page, Sorting

CONFIRMED = "xac_nhan"


class ProvinceRegister(RegisterView[Any]):
    """Every agency of the programme with the declaration that covers it."""

    permission = DeclarationPermission.OVERSEE
    title = gettext_lazy("Sổ theo dõi công bố")
    default_order = ("sort_key",)
    bulk = (
        BulkAction(
            gettext_lazy("Ghi nhận các bản đã đến Sở"),
            "declarations:receive_many",
            DeclarationPermission.RECEIVE,
            "check-lg",
        ),
    )
    empty = Empty(gettext_lazy("Chưa có cơ quan nào tham gia chương trình."))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.day = business_day(self.at)
        self.entries = members(self.day)
        self.all = agencies_with_declarations(self.actor, self.day, self.entries)
        self.filter_form = partial(  # type: ignore[assignment,misc]
            ProvinceFilter, day=self.day
        )
        self.table = province_table(self.day)  # type: ignore[misc]
        return super().get(request, *args, **kwargs)

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Any]:
        del actor
        rows = self.all
        if wanted["tim"]:
            rows = rows.filter(search_key__contains=fold(wanted["tim"]))
        if wanted["nhom"]:
            ids = [one.agency_id for one in self.entries if one.group == wanted["nhom"]]
            rows = rows.filter(pk__in=ids)
        if wanted["dia_ban"]:
            below = AgencyParent.objects.on(self.day).filter(parent__code=wanted["dia_ban"])
            rows = rows.filter(pk__in=below.values("agency"))
        if wanted["phien_ban"]:
            rows = rows.filter(edition_slug=wanted["phien_ban"])
        if wanted["tinh_trang"]:
            rows = standing_as(rows, wanted["tinh_trang"], self.day)
        return rows

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        del actor, wanted
        told = counts(self.all, self.day)
        if not told.total:
            return ()
        here = reverse("declarations:province")

        def part(count: int, noun: str, standing: Standing) -> Figure:
            url = f"{here}?tinh_trang={standing}"
            return Figure(count, told.total, noun, 0, self.day, url)

        return (
            part(told.valid, _("cơ quan có bản công bố hiệu lực"), Standing.VALID),
            part(told.never, _("cơ quan chưa công bố lần nào"), Standing.NEVER),
            part(told.due, _("cơ quan cần công bố lại"), Standing.DUE),
            part(
                told.not_received,
                _("cơ quan có bản công bố Sở chưa ghi nhận"),
                Standing.NOT_RECEIVED,
            ),
        )

    def context(
        self, filters: Any, wanted: dict[str, Any], sorting: Sorting, page: Page
    ) -> dict[str, Any]:
        links = [Link(_("Mọi bản công bố"), reverse("declarations:register"), "list")]
        if can_anywhere(self.actor, DeclarationPermission.DEADLINES):
            url = reverse("declarations:terms")
            links.append(Link(_("Thời hạn công bố lại"), url, "calendar3"))
        return {**super().context(filters, wanted, sorting, page), "list_links": links}


def _is_id(text: str) -> bool:
    """Whether what came with a tick is a public id at all."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


class ReceiveMany(ActionView):
    """The declarations of ticked agencies, asked before it acts."""

    permission = DeclarationPermission.RECEIVE
    form_class = ReceiveForm
    template_name: ClassVar[str] = "declarations/receive_many.html"
    title = gettext_lazy("Ghi nhận các bản công bố đã đến Sở")
    button = gettext_lazy("Ghi nhận")
    consequence = gettext_lazy("Sở ghi nhận đã nhận được, không phê duyệt nội dung.")
    success = gettext_lazy("Đã ghi nhận các bản công bố.")
    breadcrumb = (PROVINCE,)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The ticked rows come here first; the second press acts."""
        if CONFIRMED not in request.POST:
            return self.show(self.form())
        return super().post(request, *args, **kwargs)

    def cancel_url(self) -> str:
        return f"{reverse('declarations:province')}?tinh_trang={Standing.NOT_RECEIVED}"

    @cached_property
    def chosen(self) -> list[Declaration]:
        """What waits of the ticked declarations; agencies of one system tick the same one."""
        told = self.request.POST.getlist("chon") or self.request.GET.getlist("chon")
        rows = to_receive(self.actor).filter(public_id__in=[one for one in told if _is_id(one)])
        return list(rows.order_by("agency__sort_key", "pk")[: MOST + 1])

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"received_on": business_day(self.at)}}

    def context(self, form: forms.Form) -> dict[str, Any]:
        more = {"chosen": self.chosen, "confirmed": CONFIRMED}
        return {**super().context(form), **more}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            receive_declarations,
            actor=self.actor,
            at=self.at,
            declarations=self.chosen,
            **form.cleaned_data,
        )
        return self.cancel_url() if done else ""


class SetTerms(FormPage):
    """How long agencies have to declare anew, with its legal basis."""

    permission = DeclarationPermission.DEADLINES
    form_class = TermsForm
    title = gettext_lazy("Thời hạn công bố lại")
    button = gettext_lazy("Lưu thời hạn")
    success = gettext_lazy("Đã lưu thời hạn; thay đổi phạm vi từ nay dùng thời hạn này.")
    breadcrumb = (PROVINCE,)

    @property
    def lead(self) -> str:  # type: ignore[override]
        """Where the present term comes from."""
        return basis_words(self.terms.redeclare_days, self.terms.legal_basis)

    @cached_property
    def terms(self) -> Terms:
        return terms()

    def base_version(self) -> int:
        self.__dict__.pop("terms", None)
        return self.terms.version

    def stored(self) -> dict[str, str]:
        names = ("redeclare_days", "legal_basis")
        return {name: display(getattr(self.terms, name)) for name in names}

    def form_arguments(self) -> dict[str, Any]:
        names = ("redeclare_days", "legal_basis")
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
        return reverse("declarations:province") if done else ""
