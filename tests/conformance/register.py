"""What every register keeps (F4, F22): page = file, flat query count, rows of others absent."""

from __future__ import annotations

import io
from typing import Any, ClassVar

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from tests.conformance.common import LOG_IN, Conformance
from thuan.kernel.tenancy.models import Agency


def cells_of(content: bytes) -> list[str]:
    """Every cell of a workbook as text."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return [str(cell) for sheet in sheets for row in sheet for cell in row]


class RegisterConformance(Conformance):
    """A domain gives ``make_row(agency, word)``: a row which shows ``word``, or ``seen(word)``.

    ``budget`` is the literal number of queries of the page.
    """

    budget: ClassVar[int]

    def make_row(self, agency: Agency, word: str) -> Any:
        raise NotImplementedError

    @pytest.fixture
    def reader(self, agency: Agency) -> Any:
        return self.client_with((self.role, agency))

    def test_a_visitor_goes_to_the_log_in(self, client: Any) -> None:
        response = client.get(self.url())

        assert response.status_code == 302
        assert response["Location"].startswith(f"{LOG_IN}?next=")

    def test_without_the_right_a_sentence(self, agency: Agency) -> None:
        response = self.client_with((self.outsider_role, agency)).get(self.url())

        assert response.status_code == self.outsider_gets()
        told = "Trang này dành cho người có nhiệm vụ khác" in response.content.decode()
        assert told == (self.permission is not None)

    def test_a_row_is_shown(self, reader, agency) -> None:
        self.made(self.make_row, agency, "Hoa Sen Trắng")

        assert self.seen("Hoa Sen Trắng") in reader.get(self.url()).content.decode()

    def test_htmx_gets_the_part_and_caches_know_it(self, reader, agency) -> None:
        self.made(self.make_row, agency, "Hoa Sen Trắng")

        whole, part = reader.get(self.url()), reader.get(self.url(), headers={"HX-Request": "true"})

        assert "<html" in whole.content.decode()
        assert "<html" not in part.content.decode()
        assert self.seen("Hoa Sen Trắng") in part.content.decode()
        assert "HX-Request" in whole["Vary"]
        assert "HX-Request" in part["Vary"]

    def test_the_file_holds_the_rows_of_the_page(self, reader, agency) -> None:
        words = ["Hoa Sen Trắng", "Mai Vàng Rực", "Cúc Tím Nhạt"]
        for word in words:
            self.made(self.make_row, agency, word)

        page = reader.get(self.url())
        cells = cells_of(reader.get(self.url(), {"xuat": "xlsx"}).content)

        table = page.context["table"]
        for values in table.values(page.context["page"].rows):
            assert str(values[0]) in cells
        shown = [self.seen(word) for word in words]
        assert [text for text in shown if any(text in cell for cell in cells)] == shown

    @pytest.mark.parametrize("rows", [1, 5])
    def test_the_page_costs_the_same_for_one_row_and_for_five(self, reader, agency, rows) -> None:
        for number in range(rows):
            self.made(self.make_row, agency, f"Hoa Sen {number}")
        reader.get(self.url())

        with CaptureQueriesContext(connection) as queries:
            reader.get(self.url())

        sent = [query["sql"] for query in queries]
        assert len(sent) == self.budget, "\n".join([f"{len(sent)} queries:", *sent])


class AgencyRegisterConformance(RegisterConformance):
    """A register of rows that belong to agencies: those of others do not exist."""

    def test_own_rows_are_shown_and_those_of_others_are_absent(self, reader, agency, other) -> None:
        self.made(self.make_row, agency, "Hoa Sen Trắng")
        self.made(self.make_row, other, "Cỏ May Vàng")

        page = reader.get(self.url()).content.decode()

        assert "Hoa Sen Trắng" in page
        assert "Cỏ May Vàng" not in page

    def test_a_right_here_and_another_role_there_leaks_nothing(self, agency, other) -> None:
        self.made(self.make_row, agency, "Hoa Sen Trắng")
        self.made(self.make_row, other, "Cỏ May Vàng")
        double = self.client_with((self.role, agency), (self.outsider_role, other))

        page = double.get(self.url()).content.decode()
        file = " ".join(cells_of(double.get(self.url(), {"xuat": "xlsx"}).content))

        assert ("Hoa Sen Trắng" in page, "Cỏ May Vàng" in page) == (True, False)
        assert ("Hoa Sen Trắng" in file, "Cỏ May Vàng" in file) == (True, False)
