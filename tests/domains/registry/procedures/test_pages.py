"""The register, the record and the two steps that take in a decision."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
import xlsxwriter
from django.urls import reverse

from tests.conformance.common import Conformance
from tests.conformance.record import RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories.procedures import HEADS, line, make_terms
from thuan.domains.registry.procedures.models import ProcedureTerms
from thuan.domains.registry.procedures.permissions import RegisterPermission
from thuan.domains.registry.procedures.services.reading import COLUMNS
from thuan.kernel.tenancy.models import Agency


class TestProcedureRegister(RegisterConformance):
    url_name = "administrative_procedures:register"
    permission = None
    role = "STAFF"
    outsider_role = "SYS_ADMIN"
    budget = 7

    def make_row(self, agency: Agency, word: str) -> Any:
        return make_terms(name=word)


class TestProcedureRecord(RecordConformance):
    url_name = "administrative_procedures:record"
    permission = None
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def make_record(self, agency: Agency, word: str) -> dict[str, Any]:
        return {"code": make_terms(name=word).procedure.code}


def book(*rows: dict[str, str]) -> io.BytesIO:
    """A workbook as an office sends it: Vietnamese heads in row 1."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as made:
        sheet = made.add_worksheet()
        for at, head in enumerate(HEADS):
            sheet.write(0, at, str(COLUMNS[head]))
            for down, row in enumerate(rows, start=1):
                sheet.write_string(down, at, row.get(head, ""))
    kept.seek(0)
    kept.name = "danh-muc.xlsx"
    return kept


class TestTakingInADecision(Conformance):
    url_name = "administrative_procedures:import"
    permission = RegisterPermission.KEEP
    role = "PPC_CHECKER"
    reach = "ALL"
    outsider_role = "DOST_OFFICER"

    @pytest.fixture
    def keeper(self, agency):
        return self.client_with((self.role, agency))

    def sent(self, *rows, **more):
        cover = {"number": "7/QĐ-UBND", "decided_on": "01/02/2022", "effective_from": "01/03/2022"}
        return {**cover, "tep": book(*rows), "khoa": "mot", **more}

    def test_a_workbook_is_shown_line_by_line_and_then_applied(self, keeper):
        make_terms("1.002")
        page = keeper.post(self.url(), self.sent(line("1.001"), line("1.002", "5 ngày làm việc")))

        assert page.status_code == 200
        assert ProcedureTerms.objects.count() == 1
        assert "thời hạn: 10 ngày làm việc thành 5 ngày làm việc" in page.content.decode()
        content = page.context["form"].initial["noi_dung"]
        write = reverse("administrative_procedures:import_write")
        done = keeper.post(write, {"noi_dung": content, "khoa": "hai"}, follow=True)

        assert "thêm 1, sửa đổi 1, bãi bỏ 0" in done.content.decode()
        assert ProcedureTerms.objects.on(dt.date(2022, 3, 1)).count() == 2

    def test_a_faulty_workbook_names_row_and_column_and_offers_no_button(self, keeper):
        page = keeper.post(self.url(), self.sent(line("1.001"), line("1.002", "lâu"))).content

        assert "3F" in page.decode()
        assert "Chưa áp dụng được" in page.decode()
        assert reverse("administrative_procedures:import_write") not in page.decode()

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"effective_from": "01/01/2022"}, "Ngày hiệu lực không trước ngày quyết định."),
            ({"tep": io.BytesIO(b"khong phai bang")}, "danh-muc"),
            ({"number": ""}, "Nhập số quyết định công bố."),
        ],
    )
    def test_what_cannot_be_read_is_said_on_the_form(self, keeper, more, sentence):
        if "tep" in more:
            more["tep"].name = "danh-muc.xlsx"
        page = keeper.post(self.url(), self.sent(line("1.001"), **more))

        assert page.status_code == 422
        assert sentence in page.content.decode()

    def test_what_was_shown_and_then_altered_is_refused(self, keeper):
        write = reverse("administrative_procedures:import_write")

        page = keeper.post(write, {"noi_dung": "x:y:z", "khoa": "ba"})

        assert page.status_code == 422
        assert "đã bị thay đổi" in page.content.decode()

    def test_whose_right_covers_some_agencies_alone_is_not_led_to_a_form(self, agency):
        reader = self.client_with(("DOST_ADMIN", agency))

        register = reader.get(reverse("administrative_procedures:register")).content.decode()

        assert reader.get(self.url()).status_code == 403
        assert self.url() not in register


class TestHistory(Conformance):
    url_name = "administrative_procedures:record"
    permission = None
    role = "STAFF"
    outsider_role = "SYS_ADMIN"

    def test_what_was_abolished_and_what_comes_later_says_so(self, agency):
        day = dt.date(2022, 1, 1)
        old = make_terms(valid_to=day)
        coming = make_terms(valid_from=dt.date(2099, 1, 1))
        reader = self.client_with((self.role, agency))

        gone = reader.get(self.url(code=old.procedure.code)).content.decode()
        later = reader.get(self.url(code=coming.procedure.code)).content.decode()

        assert "Đã bãi bỏ" in gone
        assert "đến trước 01/01/2022" in gone
        assert "Chưa có hiệu lực" in later

    def test_an_unknown_code_is_not_found(self, agency):
        reader = self.client_with((self.role, agency))

        assert reader.get(self.url(code="khong-co")).status_code == 404

    def test_the_register_is_narrowed_by_words_field_level_and_day(self, agency):
        make_terms("2.1", name="Khai sinh")
        make_terms("2.2", field="Đất đai", level="PROVINCE", valid_from=dt.date(2022, 5, 1))
        reader = self.client_with((self.role, agency))

        def listed(**query):
            page = reader.get(reverse("administrative_procedures:register"), query)
            return [row.procedure.code for row in page.context["page"].rows]

        assert listed() == ["2.1", "2.2"]
        assert listed(tim="khai sinh") == ["2.1"]
        assert listed(linh_vuc="dat dai") == ["2.2"]
        assert listed(cap="COMMUNE") == ["2.1"]
        assert listed(ngay="30/04/2022") == ["2.1"]
