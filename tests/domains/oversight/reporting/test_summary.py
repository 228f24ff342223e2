"""The synthesis on two pages: what it says, what it leaves to the long report, and that it fits."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from thuan.domains.oversight.reporting.aggregate import (
    Group,
    InspectionMode,
    Line,
    Measure,
    Obligation,
    ReportStatus,
    Rule,
    aggregate,
    line_to_contract,
    to_contract,
)
from thuan.domains.oversight.reporting.reports import summary_document
from thuan.domains.oversight.reporting.reports.summary import places
from thuan.kernel.calendar import clock
from thuan.kernel.reports.document import Bullets, DataTable, Paragraph
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/reports/summary.py",
        'values.get("R27.audit_held") == 0),\n        ("lãnh đạo chưa',
        'not values.get("R27.audit_held")),\n        ("lãnh đạo chưa',
    ),
    (
        "src/thuan/domains/oversight/reporting/reports/summary.py",
        "    if not of or not Decimal(of):\n",
        "    if of is None:\n",
    ),
]
NAMED = ("Sở, ban, ngành", "UBND huyện", "Chi cục", "Cơ quan ngành dọc", "UBND xã, phường", "Khác")
GROUPS = [Group(f"n{n}", f"{name} (tên dài)") for n, name in enumerate(NAMED)]
MEASURES = (
    Measure("R09.procedure_rate.n", Rule.RATIO, "R09.procedure_rate.d"),
    Measure("R27.audit_held", Rule.COUNT),
    Measure("R29.review_held", Rule.COUNT),
)
FROZEN_AT = dt.datetime(2022, 11, 14, 10, 0, tzinfo=dt.UTC)


def line(number, status=ReportStatus.ON_TIME, **more):
    known = status is not ReportStatus.MISSING
    values = {"R27.audit_held": 1, "R29.review_held": 1, **more.pop("values", {})}
    return Line(
        code=f"CQ{number:03}",
        name=f"Ủy ban nhân dân xã Thuận Phước số {number}",
        group=f"n{number % 6}",
        obligation=Obligation.MANDATORY,
        declared=more.pop("declared", True) if known else None,
        redeclared=False if known else None,
        report_status=status,
        inspection_mode=more.pop("inspection", None),
        values=values if known else {},
        **more,
    )


def summary(lines, **more):
    comparison = more.pop("comparison", [])
    contract = {
        **to_contract(
            aggregate(lines, GROUPS, MEASURES),
            year=2022,
            state="FROZEN",
            version=2,
            as_of=FROZEN_AT,
            sha256="d6" * 32,
        ),
        "comparison": comparison,
    }
    return summary_document(contract, GROUPS, list(map(line_to_contract, lines)), **more)


def said(document):
    """Every sentence and cell, in order; tables by row."""
    found = []
    for block in document.body:
        if isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
        elif isinstance(block, Bullets):
            found += ["".join(run.text for run in item) for item in block.items]
        elif isinstance(block, DataTable):
            found += ["|".join(row) for row in (*block.rows, *filter(None, [block.total]))]
            found += block.notes
    return [text.replace("\u00a0", " ") for text in found]


def province():
    """119 agencies as in the demo: 96 in time, 19 late, 4 silent; 9 without an audit."""
    late = [line(n, ReportStatus.LATE) for n in range(96, 115)]
    silent = [line(n, ReportStatus.MISSING) for n in range(115, 119)]
    unheld = {"R27.audit_held": 0}
    return [line(n, values=unheld if n < 9 else {}) for n in range(96)] + late + silent


LAST_YEAR = [
    {
        "code": f"Q{n}",
        "label": "Số thủ tục hành chính thuộc thẩm quyền giải quyết",
        "unit": "thủ tục",
        "now": "1079",
        "before": "1000",
        "n": 103,
        "all_now": "1100",
        "n_now": 115,
        "all_before": "1000",
        "n_before": 103,
    }
    for n in range(6)
]


class TestWhatItSays:
    def test_headlines_have_their_denominator_and_what_is_unknown(self):
        told = said(summary(province()))

        assert told[0] == (
            "Số liệu khóa lúc 17:00 ngày 14/11/2022, bản 2: 119 cơ quan thuộc diện tổng hợp, "
            "119 hệ thống."
        )
        assert "Gửi báo cáo năm đúng hạn: 96/119 cơ quan (80,67 %); trễ hạn 19, chưa gửi 4." in told
        assert "Đã công bố hệ thống: 115/115 cơ quan (100,00 %); chưa có số liệu (4)." in told
        assert "Kiểm tra: chưa có số liệu (119)." in told
        assert "Đã đánh giá nội bộ trong kỳ|106/115|92,17 %|4" in told

    def test_a_rate_of_which_nothing_is_known_is_a_dash_and_not_zero(self):
        told = said(summary(province()))

        assert "Thủ tục hành chính đã có quy trình nội bộ|–|–|119" in told

    def test_groups_add_up_to_the_province(self):
        told = said(summary(province()))

        assert "Sở, ban, ngành|20|20/20|0|16|4|0" in told
        assert "Cộng|119|115/115|4|96|19|4" in told

    def test_last_year_stands_beside_it_over_the_same_agencies(self):
        told = said(summary(province(), comparison=LAST_YEAR[:1]))

        name = "Số thủ tục hành chính thuộc thẩm quyền giải quyết (thủ tục)"
        assert f"{name}|1.000|1.079|tăng 7,9 %|103" in told

    def test_without_figures_of_last_year_it_says_so(self):
        assert "Chưa có số liệu năm 2021 để so sánh." in said(summary(province()))

    def test_it_names_the_report_it_goes_with(self):
        told = said(summary(province(), attached_to="Báo cáo số 145/BC-SKHCN ngày 28/11/2022"))

        assert told[0].endswith("Kèm theo Báo cáo số 145/BC-SKHCN ngày 28/11/2022.")


class TestPlaces:
    def found(self, *lines):
        return [
            (one.name[-2:].strip(), one.reasons) for one in places(map(line_to_contract, lines))
        ]

    def test_silent_ones_first_then_by_how_much_is_lacking(self):
        late = line(11, ReportStatus.LATE)
        poor = line(12, declared=False, values={"R27.audit_held": 0, "R29.review_held": 0})
        silent = line(13, ReportStatus.MISSING)

        assert self.found(line(10), late, poor, silent) == [
            ("13", ("chưa gửi báo cáo năm",)),
            (
                "12",
                ("chưa công bố", "chưa đánh giá nội bộ trong kỳ", "lãnh đạo chưa xem xét trong kỳ"),
            ),
            ("11", ("báo cáo trễ hạn",)),
        ]

    def test_what_nobody_knows_is_no_reason(self):
        unknown = {"R27.audit_held": None, "R29.review_held": None}

        assert self.found(line(10, declared=None, values=unknown)) == []

    def test_a_waived_lateness_is_no_reason(self):
        assert self.found(line(10, ReportStatus.LATE, waived=True)) == []

    def test_five_are_shown_and_the_rest_is_counted(self):
        document = summary([line(n, ReportStatus.MISSING) for n in range(7)])

        assert said(document)[-2].endswith("Còn 2 nơi khác, xem Phụ lục II của báo cáo.")

    def test_where_nothing_lacks_it_says_so(self):
        told = said(summary([line(1, inspection=InspectionMode.ONSITE)]))

        assert told[-2:] == [
            "Không cơ quan nào có điểm chưa đạt trong số liệu đã có.",
            "Bản tổng hợp này không có kiến nghị.",
        ]


class TestWhatIsAsked:
    def test_what_the_officer_wrote_stands_before_what_the_figures_ask(self):
        told = said(summary(province(), narrative={"proposals": "Mở thêm lớp\nở hai huyện."}))

        assert told[-2:] == [
            "Mở thêm lớp ở hai huyện.",
            "Chỉ đạo các cơ quan làm phần còn thiếu: gửi báo cáo năm (4 cơ quan), "
            "đánh giá nội bộ (9 cơ quan).",
        ]

    def test_long_words_end_at_a_word_and_say_where_they_go_on(self):
        told = said(summary(province(), narrative={"proposals": "kiến nghị " * 200}))

        assert told[-2].endswith(" kiến nghị… (toàn văn tại mục VII của báo cáo).")
        assert len(told[-2]) < 380


class TestTwoPages:
    @pytest.fixture
    def longest(self):
        """119 agencies, six rows of last year, long reasons and more words than fit."""
        poor = {"R27.audit_held": 0, "R29.review_held": 0}
        lines = [line(n, declared=False, values=poor) for n in range(119)]
        return summary(
            lines,
            comparison=LAST_YEAR,
            narrative={"proposals": "Đề nghị bố trí kinh phí. " * 200},
            attached_to="Báo cáo số 145/BC-SKHCN ngày 28/11/2022",
        )

    def pages(self, content):
        if shutil.which("pdfinfo") is None:
            pytest.skip("pdfinfo (poppler-utils) is not installed")
        done = subprocess.run(
            ["pdfinfo", "-"], input=content, capture_output=True, check=True, timeout=60
        )
        return int(re.search(r"Pages: +(\d+)", done.stdout.decode())[1])

    def test_the_longest_fits_as_pdf(self, longest):
        assert self.pages(to_pdf(longest)) == 2

    def test_the_province_of_119_fits_as_pdf(self):
        assert self.pages(to_pdf(summary(province(), comparison=LAST_YEAR))) <= 2

    def test_the_longest_fits_as_word(self, longest, tmp_path):
        if shutil.which("soffice") is None:
            pytest.skip("soffice (LibreOffice) is not installed")
        (tmp_path / "tom-tat.docx").write_bytes(to_docx(longest))
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        subprocess.run(
            ["soffice", home, "--headless", "--convert-to", "pdf", "tom-tat.docx"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=120,
        )
        assert self.pages((tmp_path / "tom-tat.pdf").read_bytes()) == 2


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture
    def client(self, province, frozen, at):
        clock.mark_as_demo(at)
        browser = Client()
        browser.force_login(make_user(province.people["officer"], password="bimat"))
        return browser

    def test_the_page_of_the_synthesis_offers_both_formats(self, client, frozen):
        page = client.get(reverse("reporting:synthesis", args=[frozen.public_id]))

        for kind, start in (("docx", b"PK"), ("pdf", b"%PDF")):
            url = reverse("reporting:summary_paper", args=[frozen.public_id, kind])
            assert url in page.content.decode()
            answer = client.get(url)
            assert answer.content.startswith(start)
            assert f"tom-tat-2022-ban-1.{kind}" in answer["Content-Disposition"]

    def test_another_format_does_not_exist(self, client, frozen):
        url = reverse("reporting:summary_paper", args=[frozen.public_id, "xlsx"])

        assert client.get(url).status_code == 404
