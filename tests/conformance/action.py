"""What every page that acts keeps: right, agency, once is once, and both values on a collision."""

from __future__ import annotations

import html
from typing import Any, ClassVar
from uuid import uuid4

import pytest

from tests.conformance.common import LOG_IN, Conformance
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.models import Agency


def keyed(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a page sends: the fields and the key of its form."""
    return {"khoa": uuid4().hex, **data, **more}


class ActionConformance(Conformance):
    """A domain gives ``make_target(agency)``, ``sent(agency)`` and ``effect()``.

    ``make_target`` → arguments of the address; ``sent`` → what a person sends, complete and right;
    ``effect`` → a number that grows by one with the act. ``another`` changes one value of
    ``sent``.
    """

    another: ClassVar[dict[str, Any]]

    def make_target(self, agency: Agency) -> dict[str, Any]:
        raise NotImplementedError

    def sent(self, agency: Agency) -> dict[str, Any]:
        raise NotImplementedError

    def effect(self) -> int:
        raise NotImplementedError

    def broken(self, agency: Agency) -> dict[str, Any]:
        """What the form must refuse: nothing filled in, unless a page allows that."""
        return dict.fromkeys(self.sent(agency), "")

    def counted(self) -> int:
        return self.made(self.effect)

    @pytest.fixture
    def target(self, agency: Agency) -> str:
        return self.url(**self.made(self.make_target, agency))

    @pytest.fixture
    def worker(self, agency: Agency) -> Any:
        return self.client_with((self.role, agency))

    def test_a_visitor_goes_to_the_log_in(self, client, agency, target) -> None:
        for response in (client.get(target), client.post(target, keyed(self.sent(agency)))):
            assert response.status_code == 302
            assert response["Location"].startswith(f"{LOG_IN}?next=")

    def test_without_the_right_nothing_happens(self, agency, target) -> None:
        before = self.counted()
        outsider = self.client_with((self.outsider_role, agency))

        response = outsider.post(target, keyed(self.sent(agency)))

        assert (response.status_code, self.counted()) == (403, before)

    def test_looking_at_the_form_does_nothing(self, worker, target) -> None:
        before = self.counted(), AuditEvent.objects.count()

        response = worker.get(target)

        assert response.status_code == 200
        assert (self.counted(), AuditEvent.objects.count()) == before

    def test_the_act_is_done_and_recorded(self, worker, agency, target) -> None:
        before, events = self.counted(), AuditEvent.objects.count()

        response = worker.post(target, keyed(self.sent(agency)))

        assert (response.status_code, self.counted()) == (302, before + 1)
        assert AuditEvent.objects.count() > events

    def test_the_same_key_again_gives_the_same_receipt_and_no_second_act(
        self, worker, agency, target
    ) -> None:
        data = {**self.sent(agency), "khoa": "mot-khoa"}
        before = self.counted()

        first = worker.post(target, data)
        events = AuditEvent.objects.count()
        second = worker.post(target, data)

        assert (first.status_code, second.status_code) == (302, 302)
        assert first["Location"] == second["Location"]
        assert (self.counted(), AuditEvent.objects.count()) == (before + 1, events)

    def test_the_same_key_with_other_content_is_refused(self, worker, agency, target) -> None:
        data = {**self.sent(agency), "khoa": "mot-khoa"}
        worker.post(target, data)
        before = self.counted()

        response = worker.post(target, {**data, **self.another})

        assert (response.status_code, self.counted()) == (409, before)

    def test_a_refused_act_leaves_its_key_free(self, worker, agency, target) -> None:
        before = self.counted()

        refused = worker.post(target, {**self.broken(agency), "khoa": "mot-khoa"})
        done = worker.post(target, {**self.sent(agency), "khoa": "mot-khoa"})

        assert (refused.status_code, done.status_code) == (422, 302)
        assert self.counted() == before + 1


class AgencyActionConformance(ActionConformance):
    """An act on what belongs to an agency: on that of another nothing happens."""

    elsewhere: ClassVar[frozenset[int]] = frozenset({404})

    def test_on_what_belongs_to_another_agency_nothing_happens(self, agency, other) -> None:
        target = self.url(**self.made(self.make_target, other))
        before = self.counted()

        response = self.client_with((self.role, agency)).post(target, keyed(self.sent(other)))

        assert response.status_code in self.elsewhere
        assert self.counted() == before


class EditConformance(ActionConformance):
    """An act on a row with versions: who saves second sees both values (P6).

    ``overtake(target)`` changes the row behind the person's back and gives the value that then
    stands; ``typed`` is the value that the person sends.
    """

    typed: ClassVar[str]

    def overtake(self, kwargs: dict[str, Any]) -> str:
        raise NotImplementedError

    def test_who_saves_second_sees_both_values(self, worker, agency) -> None:
        kwargs = self.made(self.make_target, agency)
        url = self.url(**kwargs)
        version = worker.get(url).context["version"]
        theirs = self.made(self.overtake, kwargs)

        response = worker.post(url, keyed(self.sent(agency), phien_ban=version))

        page = html.unescape(response.content.decode())
        assert response.status_code == 409
        assert theirs in page
        assert self.typed in page
