"""The plan and its evaluation on paper: outline, lists, figures as they were kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from thuan.domains.oversight.programme.content import Budget, TargetUnit, Task, usual_content
from thuan.domains.oversight.programme.enums import ExpansionKind, RosterKnown
from thuan.domains.oversight.programme.reports.evaluation import evaluation_document
from thuan.domains.oversight.programme.reports.plan import plan_document
from thuan.kernel.reports.document import Bullets, DataTable, Heading, Paragraph
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx

NAMES = {"X01": "UBND xã An Hải", "CTT": "Cục Thuế tỉnh"}


@pytest.fixture
def content():
    usual = usual_content(2022)
    listed = {"stated": 1, "roster": RosterKnown.COMPLETE}
    widening = (TargetUnit("CTT", ExpansionKind.NEW_AGENCY),)
    for target in (
        replace(usual.target("T1"), units=(TargetUnit("X01"),), **listed),
        replace(usual.target("T2"), units=widening, **listed),
        replace(usual.target("T3"), stated=3),
    ):
        usual = usual.with_target(target)
    first, last = dt.date(2022, 5, 9), dt.date(2022, 6, 30)
    work = Task("N1", "Mở 3 lớp.", "Sở KH&CN", "Sở Nội vụ", first, last, "T3")
    return replace(
        usual,
        purpose="Giữ hệ thống sống.",
        objectives=("Duy trì tại 106 cơ quan.",),
        tasks=(work,),
        budget=(Budget("Tập huấn", "ngân sách tỉnh", Decimal(180)),),
    )


def paper(content, **more):
    known = {"year": 2022, "issuer": "Ủy ban nhân dân tỉnh", "place": "Thuận Hòa"}
    return plan_document(content, NAMES, **{**known, **more})


def headings(document, level):
    return [b.text for b in document.body if isinstance(b, Heading) and b.level == level]


def words(blocks):
    told = []
    for block in blocks:
        if isinstance(block, Paragraph):
            told.append("".join(run.text for run in block.runs))
        if isinstance(block, Bullets):
            told += ["".join(run.text for run in item) for item in block.items]
    return told


class TestThePlan:
    def test_it_follows_the_outline_of_a_yearly_plan(self, content):
        assert headings(paper(content), 1) == [
            "Mục đích, yêu cầu",
            "Mục tiêu",
            "Đối tượng, phạm vi",
            "Nhiệm vụ trọng tâm năm 2022",
            "Kinh phí",
            "Tổ chức thực hiện",
        ]
        assert headings(paper(content), 2)[:3] == [
            "Duy trì, cải tiến",
            "Mở rộng phạm vi áp dụng",
            "Đào tạo, tập huấn",
        ]

    def test_targets_and_tasks_are_said_in_sentences(self, content):
        told = words(paper(content).body)

        assert (
            "Tập huấn cho cán bộ cấp tỉnh, cấp huyện: 3 lớp; hoàn thành trước hết ngày 30/06/2022."
            in told
        )
        assert (
            "Mở 3 lớp. Chủ trì: Sở KH&CN; phối hợp: Sở Nội vụ; thời gian: từ 09/05/2022 đến "
            "30/06/2022." in told
        )

    def test_the_lists_are_annexes_with_the_names_of_the_agencies(self, content):
        first, second = paper(content).annexes

        assert (first.label, second.label) == ("Phụ lục I", "Phụ lục II")
        assert first.blocks[0].rows == (("1", "UBND xã An Hải"),)
        assert second.blocks[0].rows == (("1", "Cục Thuế tỉnh", "Cơ quan mới áp dụng"),)

    def test_money_is_added_up(self, content):
        table = next(b for b in paper(content).body if isinstance(b, DataTable))

        assert table.total == ("", "Cộng", "", "180")

    def test_an_empty_part_says_so(self):
        assert "Không có nội dung." in words(paper(usual_content(2022)).body)

    @pytest.mark.parametrize(("write", "begins"), [(to_docx, b"PK"), (to_pdf, b"%PDF")])
    def test_it_is_written_as_word_and_pdf(self, content, write, begins):
        document = paper(content, number=31, day=dt.date(2022, 4, 15), watermark="DỮ LIỆU MINH HỌA")

        assert write(document).startswith(begins)


def test_an_evaluation_tells_the_kept_figures_and_who_lags(content):
    kept = {
        "as_of": "2022-12-15",
        "targets": [
            {"code": "T1", "achieved": 94, "target": 106, "source": "AUTO", "missing": 0},
            {"code": "T4", "achieved": None, "target": 7, "source": "ENTERED", "missing": 0},
        ],
        "words": {"results": "Hầu hết cơ quan duy trì nền nếp."},
    }
    head = {
        "issuer_parent": "Ủy ban nhân dân tỉnh",
        "issuer": "Sở Khoa học và Công nghệ",
        "notation": "BC-SKHCN",
        "place": "Thuận Hòa",
    }
    document = evaluation_document(
        content,
        kept,
        [("UBND xã An Hải", "chưa gửi báo cáo năm")],
        year=2022,
        plan_number="31/KH-UBND",
        signed_on=dt.date(2022, 4, 15),
        letterhead=head,
    )

    table = next(b for b in document.body if isinstance(b, DataTable))
    assert table.rows[0][2:] == ("106", "94", "88,68\u00a0%", "hệ thống đếm")
    assert table.rows[1][2:4] == ("7", "chưa có số liệu")
    assert "Hầu hết cơ quan duy trì nền nếp." in words(document.body)
    assert document.annexes[0].blocks[0].rows == (("1", "UBND xã An Hải", "chưa gửi báo cáo năm"),)
    assert to_pdf(document).startswith(b"%PDF")
