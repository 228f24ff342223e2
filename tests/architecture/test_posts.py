"""Every press goes through the one door that acts once (F18), or stands here with its reason."""

from __future__ import annotations

import inspect

import pytest

from tests.authorisation.crawl import Address, addresses
from thuan.kernel.ui.views.posting import PostingMixin

# Their own ``post`` comes before or after the one door, and goes through it.
AROUND = {
    "people:create_account": "the answer is the slip itself, not the next page",
    "people:reset": "the answer is the slip itself, not the next page",
    "account:add_app": "the answer is the recovery codes, not the next page",
    "account:add_key": "the answer is the recovery codes, not the next page",
    "account:new_codes": "the answer is the recovery codes, not the next page",
    "account:remove_app": "shares the door of the pages that answer with codes",
    "account:remove_key": "shares the door of the pages that answer with codes",
    "account_change_password": "counts wrong guesses outside of the act",
    "reporting:section": "fields are saved first, which is harmless when repeated",
    "reporting:map_figures": "a sheet already written leads back to its report",
    "reporting:preview_figures": "a sheet already written leads back to its report",
    "reminders:change": "the days of the typed words are shown before they are kept",
    "declarations:receive_many": "the ticked rows of the register come here first",
    "reporting:remind": "the ticked rows of the board come here before they are confirmed",
}
# Nothing in them could happen twice; each has its test in tests/domains or tests/portals.
HARMLESS = {
    "account_login": "opens a session; the limit on guesses counts every press",
    "mfa_authenticate": "opens a session; a code opens once, and every try counts",
    "account_logout": "the session that is gone cannot go again",
    "workplace:switch": "keeps a choice in the session and writes nothing else",
    "notifications:open": "marks unread notices as read, and a read one stays as it is",
    "notifications:read_all": "marks unread notices as read, and a read one stays as it is",
    "administrative_procedures:import": "shows what a list would do and writes nothing",
    "agencies:import": "shows what a file would do and writes nothing; writing has its own key",
    "reporting:save_fields": "the same save again changes nothing (turn and stamp of each field)",
    "reporting:earlier": "shows what a file would do and writes nothing; writing has its own key",
    "demo:change_day": "a rebuild under way is let finish; the keys do not outlive it",
}


def acting() -> list[Address]:
    return [address for address in addresses() if address.acts]


@pytest.mark.parametrize("address", acting(), ids=lambda address: address.name)
def test_every_post_goes_through_the_door_that_acts_once(address):
    view = address.view.view_class
    if address.name in HARMLESS:
        assert not issubclass(view, PostingMixin)
        return
    assert issubclass(view, PostingMixin), f"{address.name} acts without a key"
    assert view._once is PostingMixin._once
    if address.name in AROUND:
        assert "super().post" in inspect.getsource(view.post)
    else:
        assert view.post is PostingMixin.post


def test_every_exception_is_an_address_that_acts():
    assert AROUND.keys() | HARMLESS.keys() <= {address.name for address in acting()}
