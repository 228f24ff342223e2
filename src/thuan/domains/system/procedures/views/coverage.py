"""Which TTHC an agency has and which of them has an internal procedure; all agencies for DOST."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.api import roster
from thuan.domains.system.documents.api import DocumentPermission
from thuan.domains.system.procedures.forms import AgencyFilter, CoverageFilter
from thuan.domains.system.procedures.permissions import ProcedurePermission
from thuan.domains.system.procedures.selectors.coverage import (
    counts_of,
    coverage_of,
    in_standing,
    listed_terms,
    with_counts,
)
from thuan.domains.system.procedures.tables import (
    AGENCIES_TABLE,
    COVERAGE_TABLE,
    SEEN_FROM_ABOVE_TABLE,
)
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, own_agency, reach_of
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Figure, Link
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.registry.procedures.api import ProcedureTerms
    from thuan.domains.system.procedures.selectors.coverage import CoveredTerms
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.table import Table

PROGRESS = Link(gettext_lazy("TTHC có quy trình, theo cơ quan"), "/quy-trinh-noi-bo/co-quan/")


class AgencyCoverage(RegisterView["ProcedureTerms"]):
    """The TTHC of the agency for which the person acts, each with its procedure or the gap."""

    permission: ClassVar[ProcedurePermission] = ProcedurePermission.VIEW
    table = COVERAGE_TABLE
    filter_form = CoverageFilter
    title = gettext_lazy("TTHC của cơ quan")
    default_order = ("procedure__code", "pk")
    empty = Empty(
        gettext_lazy(
            "Chưa có thủ tục hành chính nào thuộc cơ quan. Danh mục do Văn phòng UBND tỉnh nhập "
            "theo quyết định công bố; quy trình nội bộ của cơ quan ghi mã nào, mã đó hiện ở đây."
        ),
        Link(gettext_lazy("Xem danh mục của tỉnh"), "/thu-tuc-hanh-chinh/"),
    )

    @cached_property
    def agency(self) -> Agency:
        """Whose list it is."""
        return Agency.objects.get(pk=own_agency(self.actor, self.permission))

    @cached_property
    def listed(self) -> list[CoveredTerms]:
        """Every TTHC of the agency today."""
        today = business_day(self.at)
        found = coverage_of(self.actor, self.permission, [self.agency], today)
        return found[self.agency.pk]

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ProcedureTerms]:
        del actor
        rows = listed_terms(in_standing(self.listed, wanted["tinh_trang"]))
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        return rows

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        del actor, wanted
        counts = counts_of(self.listed)
        if not counts.settled:
            return ()
        today = business_day(self.at)
        noun = _("TTHC có quy trình nội bộ đang hiệu lực")
        told: list[object] = [Figure(counts.covered, counts.settled, noun, 0, today)]
        if counts.behind:
            words = {"n": counts.behind}
            told.append(_("%(n)s quy trình cũ hơn TTHC: xem lại thời hạn và các bước.") % words)
        return told

    def primary_action(self, actor: Actor) -> Link | None:
        if not can(actor, DocumentPermission.DRAFT, agency_id=self.agency.pk):
            return None
        return Link(_("Lập quy trình nội bộ"), "/quy-trinh-noi-bo/lap/", "plus-lg")


class CoverageSeenFromAbove(AgencyCoverage):
    """The same list of any agency within reach, for the department; without the documents."""

    permission = ProcedurePermission.OVERSEE
    table: ClassVar[Table[Any]] = SEEN_FROM_ABOVE_TABLE
    breadcrumb = (PROGRESS,)

    @cached_property
    def agency(self) -> Agency:
        """The agency behind the address; raises Http404."""
        found = Agency.objects.filter(public_id=self.kwargs["public_id"]).first()
        if found is None or not can(self.actor, self.permission, agency_id=found.pk):
            raise Http404
        return found

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("TTHC của %(agency)s") % {"agency": self.agency.name}

    def primary_action(self, actor: Actor) -> Link | None:
        del actor
        return None


class AgenciesCoverage(RegisterView["Agency"]):
    """How many TTHC of each agency have an internal procedure, for the department."""

    permission = ProcedurePermission.OVERSEE
    table = AGENCIES_TABLE
    filter_form = AgencyFilter
    title = gettext_lazy("TTHC có quy trình, theo cơ quan")
    # Where most is to be done stands first; agencies that settle nothing stand last.
    default_order = ("-missing", "-behind", "-settled", "sort_key")
    empty = Empty(
        gettext_lazy("Chưa có cơ quan nào trong chương trình."),
        Link(gettext_lazy("Mở sổ cơ quan"), "/co-quan/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Agency]:
        today = business_day(self.at)
        reach = reach_of(actor, self.permission)
        members = [one.agency_id for one in roster(today) if reach.covers(one.agency_id)]
        agencies = Agency.objects.filter(pk__in=members)
        for word in fold(wanted["tim"] or "").split():
            agencies = agencies.filter(search_key__contains=word)
        found = coverage_of(actor, self.permission, agencies, today)
        self.counts = {pk: counts_of(listed) for pk, listed in found.items()}
        rows = with_counts(agencies, self.counts)
        return rows.filter(Q(missing__gt=0)) if wanted["con_thieu"] else rows

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        """All TTHC of the listed agencies, each agency's counted by itself."""
        del actor, wanted
        settled = sum(one.settled for one in self.counts.values())
        if not settled:
            return ()
        covered = sum(one.covered for one in self.counts.values())
        today = business_day(self.at)
        return [Figure(covered, settled, _("lượt TTHC có quy trình nội bộ"), 0, today)]
