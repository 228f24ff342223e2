"""What every page of one record keeps: refused without the right, absent for others."""

from __future__ import annotations

from typing import Any

from tests.conformance.common import LOG_IN, Conformance
from thuan.kernel.tenancy.models import Agency


class RecordConformance(Conformance):
    """A domain gives ``make_record(agency, word)`` → the arguments of its address."""

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        raise NotImplementedError

    def test_a_visitor_goes_to_the_log_in(self, client, agency) -> None:
        url = self.url(**self.made(self.make_record, agency, "Hoa Sen Trắng"))

        response = client.get(url)

        assert response.status_code == 302
        assert response["Location"].startswith(f"{LOG_IN}?next=")

    def test_without_the_right_it_stays_shut(self, agency) -> None:
        url = self.url(**self.made(self.make_record, agency, "Hoa Sen Trắng"))

        response = self.client_with((self.outsider_role, agency)).get(url)

        assert response.status_code == self.outsider_gets()

    def test_the_record_is_shown(self, agency) -> None:
        url = self.url(**self.made(self.make_record, agency, "Hoa Sen Trắng"))

        response = self.client_with((self.role, agency)).get(url)

        assert response.status_code == 200
        assert self.seen("Hoa Sen Trắng") in response.content.decode()

    def test_the_path_above_the_title_does_not_lead_back_to_the_page(self, agency) -> None:
        url = self.url(**self.made(self.make_record, agency, "Hoa Sen Trắng"))

        response = self.client_with((self.role, agency)).get(url)

        assert url not in [link.url for link in response.context["breadcrumb"]]


class AgencyRecordConformance(RecordConformance):
    """A record that belongs to an agency: that of another does not exist."""

    def test_the_record_of_another_agency_does_not_exist(self, agency, other) -> None:
        url = self.url(**self.made(self.make_record, other, "Cỏ May Vàng"))

        response = self.client_with((self.role, agency)).get(url)

        assert response.status_code == 404
        assert "Cỏ May Vàng" not in response.content.decode()

    def test_a_right_here_and_another_role_there_opens_nothing(self, agency, other) -> None:
        url = self.url(**self.made(self.make_record, other, "Cỏ May Vàng"))
        double = self.client_with((self.role, agency), (self.outsider_role, other))

        response = double.get(url)

        assert response.status_code in {403, 404}
        assert "Cỏ May Vàng" not in response.content.decode()
