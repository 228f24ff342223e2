"""The register as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.forms import AgencyFilter
from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.domains.registry.agencies.selectors import agency_register, totals_on
from thuan.domains.registry.agencies.tables import AGENCY_TABLE
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.access import may_open
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


class AgencyRegister(RegisterView[Agency]):
    """Every agency that was ever entered, as it stands today; open to all signed in."""

    permission = None
    table = AGENCY_TABLE
    filter_form = AgencyFilter
    title = gettext_lazy("Cơ quan")
    empty = Empty(gettext_lazy("Chưa có cơ quan nào. Sổ do quản trị nghiệp vụ Sở KH&CN ghi."))
    default_order = ("sort_key",)
    template_name = "agencies/register.html"

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Agency]:
        del actor
        return agency_register(
            business_day(self.at),
            text=wanted["q"] or "",
            group=wanted["nhom"] or "",
            kind=wanted["loai"] or "",
            status=wanted["trang_thai"] or "",
            obligation=wanted["nghia_vu"] or "",
        )

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        """Agencies and systems side by side: a system is not an agency."""
        del actor, wanted
        day = business_day(self.at)
        agencies, systems = totals_on(day)
        words = {
            "agencies": format_number(agencies),
            "systems": format_number(systems),
            "day": format_date(day),
        }
        return [
            _("Trong chương trình: %(agencies)s cơ quan, %(systems)s hệ thống, tính đến %(day)s.")
            % words
        ]

    def primary_action(self, actor: Actor) -> Link | None:
        if not may_open(actor, AgencyPermission.KEEP):
            return None
        return Link(_("Ghi sổ cơ quan"), str(reverse_lazy("agencies:new")), "plus-lg")
