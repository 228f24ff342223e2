"""What the random years do with a frozen synthesis: review, approval, sending, receipt.

INV-21 the three hands are three people; INV-46 the trail tells every state.
"""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tests.factories.reporting import Province
from tests.properties.reporting_decisions import refused
from thuan.domains.oversight.reporting.models import Synthesis
from thuan.domains.oversight.reporting.services import syntheses
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.tenancy.scope import every_agency

# Step → state before, state after, whose step it is, the part it takes (qms.md 3.19).
STEPS: dict[str, tuple[str, str, set[str], str]] = {
    "review": ("FROZEN", "REVIEWED", {"officer", "colleague"}, "REVIEWER"),
    "approve": ("REVIEWED", "APPROVED", {"director"}, "APPROVER"),
    "send": ("APPROVED", "SENT_TO_PPC", {"officer", "colleague"}, ""),
    "acknowledge": ("SENT_TO_PPC", "ACKNOWLEDGED", {"chairman"}, ""),
}
SERVICES = {step: getattr(syntheses, f"{step}_synthesis") for step in STEPS}
CHOICES = st.lists(st.integers(0, 8), min_size=2, max_size=9)
EVERYBODY = ["officer", "colleague", "director", "chairman", "checker", "admin", "lotus_head"]


class Steps:
    """The way of each version from frozen to acknowledged, beside the specification."""

    province: Province
    now: dt.datetime
    frozen: list[dict[str, Any]]

    @precondition(lambda self: self.frozen)
    @rule(
        data=st.data(),
        step=st.sampled_from(sorted(STEPS)),
        who=st.sampled_from(EVERYBODY),
        stale=st.booleans(),
    )
    def try_any_step(self, data: st.DataObject, step: str, who: str, stale: bool) -> None:
        self.attempt(data.draw(st.sampled_from(self.frozen)), step, who, stale=stale)

    @precondition(lambda self: self.frozen)
    @rule(data=st.data(), choices=CHOICES)
    def go_on(self, data: st.DataObject, choices: list[int]) -> None:
        self.walk(data.draw(st.sampled_from(self.frozen)), choices)

    def walk(self, version: dict[str, Any], choices: list[int]) -> None:
        """Steps that lie open: small choices by a hand whose step it is, others by all in turn."""
        for choice in choices:
            open_steps = [s for s, (before, *_) in STEPS.items() if before == version["state"]]
            for step in open_steps:
                free = sorted(STEPS[step][2] - {version["compiler"]})
                tried = free[:1] if choice < 5 else [version["compiler"], *EVERYBODY]
                for who in tried:
                    self.attempt(version, step, who, stale=False)

    def attempt(self, version: dict[str, Any], step: str, who: str, *, stale: bool) -> None:
        before, after, hands, part = STEPS[step]
        taken = {version["compiler"], *version["hands"].values()}
        apart = part != "" and who in taken
        legal = version["state"] == before and who in hands and not apart and not stale
        with every_agency(reason="a test looks"):
            synthesis = Synthesis.objects.get(number=version["number"])
        more: dict[str, Any] = {"base_version": synthesis.version - stale}
        if step == "send":
            more |= {"document_no": "12/BC-SKHCN", "document_on": dt.date(2022, 9, 25)}

        def act() -> None:
            self.province.act(who, SERVICES[step], at=self.now, synthesis=synthesis, **more)

        if refused(act) == legal:
            raise AssertionError(f"{who} {step} version {version['number']}: legal is {legal}")
        if legal:
            version["state"] = after
            version["hands"] |= {part: who} if part else {}

    @invariant()
    def the_trail_tells_the_state_of_every_version(self) -> None:
        told: dict[str, list[list[str]]] = {}
        for event in AuditEvent.objects.filter(target_type="reporting.synthesis").order_by("pk"):
            moved = json.loads(event.body).get("changes", {}).get("state")
            if moved:
                told.setdefault(event.target_id, []).append(moved)
        with every_agency(reason="a test looks"):
            rows = Synthesis.objects.order_by("number").values_list("public_id", "state")
            stored = {str(key): state for key, state in rows}
        assert list(stored.values()) == [version["state"] for version in self.frozen]
        assert {key: moves[-1][1] for key, moves in told.items()} == stored
        for moves in told.values():
            assert all(before[1] == after[0] for before, after in pairwise(moves))
        assert verify().first_bad is None
