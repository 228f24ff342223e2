"""The report to the People's Committee: figures of the frozen set, words of an officer (§5.5)."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from tests.domains.oversight.reporting.test_synthesis_services import AFTER, looked, step, values
from tests.factories.reporting import DEADLINE
from thuan.domains.oversight.reporting.management.commands.synthesis import Command
from thuan.domains.oversight.reporting.papers import document_of
from thuan.domains.oversight.reporting.reports import SECTIONS, synthesis_document
from thuan.domains.oversight.reporting.reports.telling import NOTHING, figures_told, words_told
from thuan.domains.oversight.reporting.services import syntheses
from thuan.domains.oversight.reporting.template import shipped_template
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.reports.document import Bullets, Heading, Paragraph
from thuan.kernel.tenancy.errors import StaleRow

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/syntheses.py",
        "    if synthesis.state != SynthesisState.FROZEN:\n",
        "    if not synthesis.state:\n",
    ),
    (
        "src/thuan/domains/oversight/reporting/reports/telling.py",
        "    return set(value) if isinstance(value, list) else set()",
        "    return value if isinstance(value, list) else set()",
    ),
]


@pytest.fixture
def fixed(province):
    province.send("lotus", {**values(10), "R08.declared": True})
    province.send("dost", {**values(30), "R08.declared": False}, at=DEADLINE)
    province.fix_roster(at=AFTER)
    province.at = AFTER
    return province


def write(province, who, synthesis, **more):
    words = more.pop("words", {"assessment": "Nền nếp.", "proposals": "  "})
    return province.act(who, syntheses.write_words, synthesis=synthesis, words=words, **more)


def texts(blocks):
    """The sentences of a list of blocks, headings left out."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(plain_text(block.runs))
        if isinstance(block, Bullets):
            found += [plain_text(item) for item in block.items]
    return found


def plain_text(runs):
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def part(document, key):
    """The blocks below one heading of the first level."""
    found, inside = [], False
    for block in document.body:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == SECTIONS[key]
        elif inside:
            found.append(block)
    return found


class TestWords:
    def test_the_officer_writes_them_and_empty_ones_are_left_out(self, fixed):
        synthesis = write(fixed, "officer", fixed.freeze("officer"))

        assert synthesis.words == {"assessment": "Nền nếp."}
        assert looked(lambda: AuditEvent.objects.last().action) == "synthesis.write_words"

    def test_they_leave_the_figures_and_their_fingerprint_alone(self, fixed):
        frozen = fixed.freeze("officer")
        figures, digest = frozen.figures, frozen.content_hash

        written = write(fixed, "officer", frozen)

        assert (written.figures, written.content_hash) == (figures, digest)

    def test_the_director_does_not_write_them(self, fixed):
        with pytest.raises(PermissionDenied):
            write(fixed, "director", fixed.freeze("officer"))

    def test_what_was_reviewed_stays(self, fixed):
        synthesis = step(fixed, "colleague", "review", fixed.freeze("officer"))

        with pytest.raises(ValidationError, match="đã qua thẩm tra"):
            write(fixed, "officer", synthesis)

    def test_who_saves_second_is_told(self, fixed):
        synthesis = fixed.freeze("officer")
        seen = synthesis.version
        write(fixed, "officer", synthesis, base_version=seen)

        with pytest.raises(StaleRow):
            write(fixed, "officer", synthesis, base_version=seen, words={"progress": "Khác."})

    def test_they_stand_in_their_part_after_the_figures(self, fixed):
        synthesis = write(
            fixed, "officer", fixed.freeze("officer"), words={"progress": "Một.\nHai."}
        )

        document = looked(lambda: document_of(synthesis, is_demo=False))

        assert texts(part(document, "progress"))[-2:] == ["Một.", "Hai."]


class TestSending:
    def test_number_and_date_stand_on_the_paper(self, fixed):
        synthesis = fixed.freeze("officer")
        before = looked(lambda: document_of(synthesis, is_demo=False))
        for who, name in (("colleague", "review"), ("director", "approve"), ("officer", "send")):
            synthesis = step(fixed, who, name, synthesis)

        document = looked(lambda: document_of(synthesis, is_demo=False))

        assert (before.number, before.day) == (None, None)
        assert (document.number, document.day) == (145, AFTER.date())

    def test_a_date_after_the_day_of_sending_is_refused(self, fixed):
        synthesis = step(fixed, "colleague", "review", fixed.freeze("officer"))
        synthesis = step(fixed, "director", "approve", synthesis)

        with pytest.raises(ValidationError, match="không thể sau ngày gửi"):
            fixed.act(
                "officer",
                syntheses.send_synthesis,
                synthesis=synthesis,
                document_no="145/BC-SKHCN",
                document_on=AFTER.date() + dt.timedelta(days=1),
            )


def test_no_part_of_the_report_is_left_empty():
    contract = {
        "year": 2022,
        "sha256": None,
        "as_of": None,
        "n_agencies": 1,
        "n_systems": 1,
        "groups": [],
        "ratings": [],
        "unrated": 0,
        "checks": [],
        "lines": [],
        "totals": {"declared": _none(1), "redeclared": _none(1)},
        "obligation": {key: {"n": 0} for key in ("bat_buoc", "khuyen_khich", "unknown")},
        "reports": {"on_time": 0, "late": 0, "missing": 0, "unknown": 1},
        "inspections": {"onsite": 0, "dossier": 0, "none": 0, "unknown": 1, "inspected": 0},
    }

    document = synthesis_document(contract, ())

    assert [texts(part(document, key)) != [] for key in SECTIONS] == [True] * 7
    assert texts(part(document, "budget")) == [NOTHING]


def _none(n):
    return {"n": 0, "of": 0, "missing": n, "pct": None}


def test_sums_say_on_how_many_reports_they_rest():
    contract = {
        "values": {
            "R12.budget_planned": {
                "rule": "SUM",
                "numerator": "1234.50",
                "denominator": None,
                "n": 117,
                "missing": 2,
                "pct": None,
            },
            "R12.budget_spent": {
                "rule": "SUM",
                "numerator": 0,
                "denominator": None,
                "n": 0,
                "missing": 119,
                "pct": None,
            },
        }
    }

    assert texts(figures_told(contract, "budget")) == [
        "Kinh phí dự toán: 1.234,50 triệu đồng, theo báo cáo của 117 cơ quan; chưa có số liệu (2).",
        "Kinh phí đã sử dụng: chưa có số liệu (119).",
    ]


def test_rates_and_answers_carry_their_denominators():
    contract = {
        "values": {
            "R22.on_time_rate": {
                "rule": "RATIO",
                "numerator": 90,
                "denominator": 100,
                "n": 4,
                "missing": 0,
                "pct": "90.00",
            },
            "R27.audit_held": {
                "rule": "COUNT",
                "numerator": 3,
                "denominator": 4,
                "n": 4,
                "missing": 1,
                "pct": "75.00",
            },
        }
    }

    assert texts(figures_told(contract, "results")) == [
        "Hồ sơ giải quyết trước hạn và đúng hạn: 90/100 (90,00 %), theo báo cáo của 4 cơ quan.",
        "Đã đánh giá nội bộ trong kỳ: 3/4 cơ quan (75,00 %); chưa có số liệu (1).",
    ]


def test_difficulties_and_proposals_are_counted_once_a_report():
    contents = [
        _report("A", codes=["KINH_PHI", "KINH_PHI", "NHAN_LUC"], proposals="Mở thêm lớp."),
        _report("B", codes=["NHAN_LUC"], proposals="mở thêm lớp", plan="Rà soát quy trình"),
        _report("C", codes={"none": "không có"}, proposals="Cấp kinh phí"),
    ]

    told = words_told(contents, shipped_template(), {"A": "Sở A", "B": "Sở B", "C": "Xã C"})

    assert texts(told["assessment"]) == [
        "Nhân lực thiếu, kiêm nhiệm: 2 cơ quan.",
        "Kinh phí: 1 cơ quan.",
    ]
    assert texts(told["proposals"]) == [
        "Mở thêm lớp (Sở A và 1 cơ quan khác).",
        "Cấp kinh phí (Xã C).",
    ]
    assert texts(told["next_year"]) == ["1/3 cơ quan đã gửi báo cáo nêu kế hoạch năm sau."]


def _report(agency, *, codes, proposals, plan=None):
    given = {"R33.codes": codes, "R34.proposals": proposals, "R35.next_year": plan}
    return {"agency": agency, "version": 1, "content": {"values": given}}


@pytest.mark.usefixtures("fixed")
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_the_command_writes_in_a_demonstration_says_so(kind, tmp_path):
    clock.mark_as_demo(AFTER)
    target = tmp_path / f"figures.{kind}"

    call_command(Command(), "--year", "2022", "--format", kind, "-o", str(target))

    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert "DỮ LIỆU MINH HỌA".encode() in whole
