"""One clause: our own words, what it asks of this agency, and what the agency has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.api import kind_names
from thuan.domains.registry.standards.content import Clause
from thuan.domains.registry.standards.enums import EditionStatus
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.domains.registry.standards.selectors.editions import (
    Answering,
    answering,
    numbers_of_2015,
)
from thuan.domains.registry.standards.selectors.evidence import evidence_for
from thuan.domains.registry.standards.selectors.nonapplicability import (
    excludes,
    own_agency,
    standing_for,
)
from thuan.domains.registry.standards.views.common import (
    REGISTER,
    OfEdition,
    clause_url,
    edition_link,
)
from thuan.domains.registry.standards.words import (
    applies_badge,
    check_badge,
    demand_badge,
    mark_badge,
    state_badge,
)
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.checks.registry import answered
from thuan.kernel.permissions import can, reach_of
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.registry.standards.models import NonApplicability


# More of what a check found is read where it is mended.
OFFENDERS_SHOWN = 5


class ClausePage(OfEdition, RecordView[Clause]):
    """A clause of an edition; open to all signed in, the agency's side to its own people."""

    permission = None
    template_name: ClassVar[str] = "standards/clause.html"

    def record(self) -> Clause:
        edition, clause = self.edition(), self.clause()
        above = self.content().above(clause.number)
        links = (Link(one.number, clause_url(edition, one.number)) for one in above)
        self.breadcrumb = (REGISTER, edition_link(edition), *links)  # type: ignore[misc]
        agency_id = own_agency(self.actor)
        self.agency = Agency.objects.filter(pk=agency_id).first() if agency_id else None
        self.left_out = self._left_out(clause)
        return clause

    def header(self, record: Clause) -> Header:
        return Header(
            title=str(record.title),
            code=record.number,
            state=applies_badge(record.applicability.default),
            facts=(self.edition().code, *self._doubts(record)),
            actions=self._actions(record),
        )

    def _doubts(self, record: Clause) -> tuple[str, ...]:
        """What is not certain about the title."""
        if record.title_is_ours:
            return (_("tiêu chuẩn không đặt tên cho mục này; tên do người biên soạn đặt"),)
        if not record.title_checked:
            return (_("tên tiếng Việt chưa đối chiếu với bản in TCVN"),)
        return ()

    def _actions(self, record: Clause) -> tuple[Link, ...]:
        if not record.applicability.may_be_left_out or self.left_out is not None:
            return ()
        in_force = self.edition().status == EditionStatus.IN_FORCE
        if self.agency is None or not in_force:
            return ()
        if not can(self.actor, StandardPermission.PROPOSE, agency_id=self.agency.pk):
            return ()
        url = reverse("standards:propose", args=[self.edition().slug, record.number])
        return (Link(_("Đề nghị không áp dụng"), url, "pencil"),)

    def _left_out(self, clause: Clause) -> NonApplicability | None:
        if self.agency is None:
            return None
        rows = standing_for(self.agency.pk, self.edition(), business_day(self.at))
        return excludes(rows, self.edition(), clause.number)

    def panels(self, record: Clause) -> Sequence[Panel]:
        return [self._way(record), *self._answering(record)]

    def _way(self, record: Clause) -> Panel:
        content, edition = self.content(), self.edition()
        place = next(n for n, one in enumerate(content.clauses) if one.number == record.number)
        wanted = [
            (_("Mục trên: %(clause)s"), content.by_number.get(record.parent), "arrow-up"),
            (_("Trước: %(clause)s"), content.clauses[place - 1] if place else None, "arrow-left"),
            (
                _("Sau: %(clause)s"),
                content.clauses[place + 1] if place + 1 < len(content.clauses) else None,
                "arrow-right",
            ),
        ]
        links = [
            Link(
                words % {"clause": f"{to.number} {to.title}"}, clause_url(edition, to.number), icon
            )
            for words, to, icon in wanted
            if to is not None
        ]
        return Panel(_("Đi tiếp trong tiêu chuẩn"), links=tuple(links))

    def _answering(self, record: Clause) -> list[Panel]:
        return [self._other(one) for one in answering(self.edition(), record.number)]

    def _other(self, one: Answering) -> Panel:
        numbers = ", ".join(one.numbers)
        facts = (
            (_("Điều khoản tương ứng"), numbers),
            (_("Thay đổi") if one.forward else _("Thay đổi so với bản trước"), str(one.row.change)),
            (_("Mức kiểm chứng"), str(one.row.mark.label)),
        )
        draft = one.edition.status == EditionStatus.DRAFT
        note = _("Bản dự thảo, không phải chuẩn mực.") if draft else ""
        if draft:
            links: tuple[Link, ...] = (edition_link(one.edition),)
        else:
            links = tuple(Link(n, clause_url(one.edition, n)) for n in one.numbers)
        return Panel(_("Đối chiếu với %(edition)s") % {"edition": one.edition}, facts, links, note)

    def body(self, record: Clause) -> dict[str, Any]:
        kinds = kind_names()
        chosen = self.request.GET.get("loai", "")
        kind = chosen if chosen in kinds else (self.agency.kind if self.agency else "")
        own = self.agency is not None and kind == self.agency.kind
        who = self.agency.name if own and self.agency else kinds.get(kind, _("cơ quan"))
        return {
            "edition": self.edition(),
            "kinds": kinds,
            "kind": kind,
            "who": who,
            **self._asks(record, kind),
            "children": [
                (one, clause_url(self.edition(), one.number))
                for one in self.content().children.get(record.number, ())
            ],
            "information": [(one, demand_badge(one.demand)) for one in record.information],
            "amendment_mark": mark_badge(record.amendment.mark) if record.amendment else None,
            "examples": record.examples if get_language() != "en" else (),
            "agency": self.agency,
            "evidence": self._evidence(record),
            "checks": self._checks(record),
            "left_out": self._told(record),
        }

    def _asks(self, record: Clause, kind: str) -> dict[str, Any]:
        """What the clause asks of the type; a group says what the clauses under it ask."""
        inside = (self.content().by_number[n] for n in self.content().within(record.number))
        told = [one for one in inside if kind in one.applicability.by_type]
        parts = [
            (one.number, clause_url(self.edition(), one.number), one.asks_of(kind))
            for one in told
            if one.number != record.number
        ]
        return {
            "asks": None if parts and record not in told else record.asks_of(kind),
            "parts": parts,
            "special": bool(told),
        }

    def _evidence(self, record: Clause) -> Any:
        if self.agency is None:
            return None
        found = evidence_for(self.edition(), record.number, self.actor, self.agency.pk, self.at)
        if found is None:
            return None
        return [(one, reverse(one.page[0], args=one.page[1:]) if one.page else "") for one in found]

    def _checks(self, record: Clause) -> list[dict[str, Any]]:
        """What the automatic checks of the clause find at the reader's agency today."""
        if self.agency is None:
            return []
        numbers = numbers_of_2015(self.edition(), record.number)
        found = answered(numbers, self.agency.pk, business_day(self.at))
        return [
            {
                "rule": rule,
                "badge": check_badge(outcome),
                "severity": rule.severity.label,
                "offenders": [
                    (one.words, reverse(one.page[0], args=one.page[1:]) if one.page else "")
                    for one in outcome.offenders[:OFFENDERS_SHOWN]
                ],
                "more": max(len(outcome.offenders) - OFFENDERS_SHOWN, 0),
            }
            for rule, outcome in found
        ]

    def _told(self, record: Clause) -> dict[str, Any] | None:
        """What was decided of the clause, and the way to it for those who may read the record."""
        row = self.left_out
        if row is None:
            return None
        readable = reach_of(self.actor, StandardPermission.VIEW).covers(row.agency_id)
        return {
            "row": row,
            "badge": state_badge(row.state),
            "inherited": row.clause != record.number,
            "url": reverse("standards:nonapplicability", args=[row.public_id]) if readable else "",
        }
