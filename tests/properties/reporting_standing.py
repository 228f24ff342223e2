"""How the reports stand after every step: as specified, separated, told by the trail.

INV-21 separated duties, INV-39 lateness, INV-46 trail.
"""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from typing import Any

from hypothesis.stateful import invariant

from tests.factories.reporting import ROSTER, Province
from tests.properties.reporting_model import World
from thuan.domains.oversight.reporting.models import AnnualReport, Submission
from thuan.kernel.accounts.models import Employment
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.workflow.models import Participation, StateSpan


class Standing:
    """What must hold after every step."""

    province: Province
    world: World
    events: dict[Any, Any]

    @invariant()
    def the_product_stands_where_the_specification_does(self) -> None:
        with every_agency(reason="a test looks"):
            rows = AnnualReport.objects.values_list(
                "agency__code",
                *("state", "version", "first_submitted_at", "late", "deadline_at", "waived"),
            )
            found = {code: rest for code, *rest in rows}
            sent = dict.fromkeys(found, 0)
            for code in Submission.objects.values_list("agency__code", flat=True):
                sent[code] += 1
        codes = {name: self.province.agencies[name].code for name in ROSTER}
        wanted = {
            codes[name]: [
                *(report.state, report.version, report.first, report.late),
                *(report.deadline, bool(report.waived)),
            ]
            for name, report in self.world.reports.items()
        }
        assert found == wanted
        # INV-39 once more, from the rows alone.
        for _state, _version, first, late, deadline, waived in found.values():
            assert late is (None if first is None else first >= deadline)
            assert late or not waived
        assert sent == {codes[name]: report.sent for name, report in self.world.reports.items()}

    @invariant()
    def nobody_unites_separated_duties(self) -> None:
        """INV-21 over what was written down, whoever is the same human now."""
        human = {pk: min(self._pks(name)) for name, pk in self._persons().items()}
        taken: dict[object, dict[str, set[int]]] = {}
        for row in Participation.objects.filter(target_type="reporting.annualreport"):
            who = {human[p] for p in (row.person_id, row.on_behalf_of_id) if p}
            taken.setdefault(row.target_id, {}).setdefault(row.part, set()).update(who)
        at_work: dict[int, set[int]] = {}
        for person, agency in Employment.objects.values_list("person", "agency"):
            at_work.setdefault(agency, set()).add(human[person])
        with every_agency(reason="a test looks"):
            owner = dict(AnnualReport.objects.values_list("public_id", "agency"))
        for target, parts in taken.items():
            signed, accepted = parts.get("APPROVER", set()), parts.get("DOST_ACCEPTOR", set())
            prepared = parts.get("PREPARER", set())
            assert not signed & prepared
            assert not prepared & parts.get("PAPER_REGISTRAR", set())
            assert not prepared & accepted
            assert not signed & accepted
            assert not accepted & at_work.get(owner[target], set())

    def _persons(self) -> dict[str, int]:
        return {name: person.pk for name, person in self.province.people.items()}

    def _pks(self, name: str) -> list[int]:
        persons = self._persons()
        return [persons[other] for other in self.world.human(name)]

    @invariant()
    def the_trail_only_grows_and_rebuilds_every_state(self) -> None:
        events = list(AuditEvent.objects.order_by("pk"))
        hashes = {event.pk: event.hash for event in events}
        assert {pk: hashes.get(pk) for pk in self.events} == self.events
        if hashes == self.events and self.events:
            return
        self.events = hashes
        told: dict[str, list[list[str]]] = {}
        decided: Counter[str] = Counter()
        for event in events:
            if event.action in {"deadline_extension.grant", "lateness_waiver.grant"}:
                decided[json.loads(event.body)["report"]] += 1
            moved = json.loads(event.body).get("changes", {}).get("state")
            if event.target_type == "reporting.annualreport" and moved:
                told.setdefault(event.target_id, []).append(moved)
        with every_agency(reason="a test looks"):
            rows = AnnualReport.objects.values_list("public_id", "state", "version")
            stored = {str(key): (state, version) for key, state, version in rows}
        rebuilt = {key: (m[-1][1], len(m) + decided[key]) for key, m in told.items()}
        assert rebuilt == stored
        for moves in told.values():
            assert moves[0][0] is None
            assert all(before[1] == after[0] for before, after in pairwise(moves))
        spans = StateSpan.objects.filter(target_type="reporting.annualreport", to_at=None)
        open_now = {str(key): state for key, state in spans.values_list("target_id", "state")}
        assert open_now == {key: state for key, (state, _n) in stored.items()}
        assert verify().first_bad is None
