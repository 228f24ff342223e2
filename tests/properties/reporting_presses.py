"""What the random programs press twice: the same page, the same key, the same receipt (F8)."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.factories.reporting import ROSTER, Province
from tests.properties.reporting_model import World, day_of
from thuan.domains.oversight.reporting.services import signing
from thuan.kernel.audittrail.once import Receipt, perform

agencies = st.sampled_from(ROSTER)


class Presses:
    """Sending pressed twice, and pages pressed again long after."""

    province: Province
    world: World
    now: dt.datetime
    pressed: dict[str, tuple[str, Receipt]]

    @rule(agency=agencies)
    def press_twice(self, agency: str) -> None:
        """The head's press to send, and the same press once more."""
        who = f"{agency}_head"
        if self.world.allows("submit", agency, who, day_of(self.now)) is None:
            return
        key = f"k{len(self.pressed)}"
        first, again = self.press(key, agency, who), self.press(key, agency, who)

        assert (first.location, again.location) == (agency + key, agency + key)
        assert (first.repeated, again.repeated) == (False, True)
        self.pressed[key] = (agency, first)
        self.world.moved("submit", agency, [who], self.now)

    @precondition(lambda self: self.pressed)
    @rule(data=st.data())
    def press_an_old_page_again(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.pressed)))
        agency, receipt = self.pressed[key]

        again = self.press(key, agency, f"{agency}_head")

        assert (again.location, again.repeated) == (receipt.location, True)

    def press(self, key: str, agency: str, who: str) -> Receipt:
        def act() -> Receipt:
            self.province.on(agency, signing.submit_report, who=who, at=self.now)
            return Receipt(agency + key)

        about = {"user_id": self.province.people[who].pk, "address": f"/{agency}/"}
        return perform(key, act, **about, content={"agency": agency}, at=self.now)
