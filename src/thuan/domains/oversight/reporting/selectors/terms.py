"""What the province decided about an agency's deadline, in rows and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import WaiverKind
from thuan.domains.oversight.reporting.models import DeadlineExtension, LatenessWaiver
from thuan.domains.oversight.reporting.selectors.cycles import keys_of_reports
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import AnnualReport, ReportCycle, RosterEntry


@dataclass(frozen=True, slots=True)
class Standing:
    """The terms of one report: its extensions, the newest last, and its waivers."""

    extensions: tuple[DeadlineExtension, ...]
    waivers: tuple[LatenessWaiver, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What stands about the deadline, as it is said on every page."""
        longest = self.extensions[-1:]
        return (
            *(extension_words(one.deadline_at, one.decision_no) for one in longest),
            *(waiver_words(one) for one in self.waivers),
        )


def terms_of(report: AnnualReport) -> Standing:
    """The extensions and waivers of a report; two statements."""
    extensions = DeadlineExtension.objects.filter(report=report).order_by("deadline_at", "pk")
    waivers = LatenessWaiver.objects.filter(report=report).order_by("pk")
    return Standing(tuple(extensions), tuple(waivers))


def extensions_of(cycle: ReportCycle) -> QuerySet[DeadlineExtension]:
    """Every extension granted in a cycle, the newest first."""
    rows = DeadlineExtension.objects.filter(report__in=keys_of_reports(cycle.pk)).select_related(
        "subject_agency"
    )
    return rows.order_by("-created_at", "subject_agency__name", "pk")


def with_terms(rows: QuerySet[RosterEntry], cycle_id: int) -> QuerySet[Any]:
    """Roster entries with ``extended_to`` and ``extended_by`` (number), None without longer time.

    Within the statement that reads the entries, so that lists cost what they cost before.
    """
    longest = DeadlineExtension.objects.filter(
        report__in=keys_of_reports(cycle_id), subject_agency=OuterRef("agency")
    ).order_by("-deadline_at", "pk")
    return rows.annotate(
        extended_to=Subquery(longest.values("deadline_at")[:1]),
        extended_by=Subquery(longest.values("decision_no")[:1]),
    )


def extension_words(deadline_at: dt.datetime, decision_no: str) -> str:
    """ "gia hạn đến 20/10/2022, QĐ 45/QĐ-SKHCN"."""
    words = {"day": format_date(last_day(deadline_at)), "number": decision_no}
    return _("gia hạn đến %(day)s, QĐ %(number)s") % words


def waiver_words(waiver: LatenessWaiver) -> str:
    """Why the lateness is not held against the agency, with the document."""
    words = {"number": waiver.decision_no, "day": format_date(waiver.decision_on)}
    if waiver.kind == WaiverKind.PAPER_RECEIVED:
        return _("trễ, được miễn xét: bản giấy đến Sở trước hạn, %(number)s ngày %(day)s") % words
    return _("trễ, được miễn xét: bất khả kháng, QĐ %(number)s ngày %(day)s") % words
