"""What the automatic checks of an agency's system find: all good, what is wrong, nothing known."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import RECORDED
from tests.factories.documents import make_document
from tests.factories.procedures import make_terms
from tests.factories.processes import MONDAY, Office, make_process
from tests.factories.records import make_type
from thuan.domains.system.documents.selectors.evidence import documents_shown
from thuan.domains.system.procedures.selectors.evidence import procedures_shown
from thuan.kernel.checks.registry import checks
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.tenancy.writing import update_row

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 3, 7)


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        return Office()


def outcome(code: str, office: Office, day: dt.date = DAY):
    with every_agency(reason="a test looks"):
        return checks()[code](office.agency.pk, day)


def found(code: str, office: Office, day: dt.date = DAY) -> list[str]:
    return [one.words for one in outcome(code, office, day).offenders]


def made(office: Office, title: str, **fields):
    """A version in force straight into the tables."""
    sets = {name: fields.pop(name) for name in ("next_review", "forms") if name in fields}
    with every_agency(reason="a test arranges"):
        version = make_document(office.agency, title, **fields)
        return update_row(version, sets, at=RECORDED, by=None) if sets else version


@pytest.mark.parametrize(
    "code",
    [
        *("CHK-DOC-02", "CHK-DOC-05", "CHK-DOC-07", "CHK-PRC-01", "CHK-PRC-03", "CHK-REC-01"),
        *("CHK-OPS-01", "CHK-SCP-02", "CHK-SCP-03"),
    ],
)
def test_of_an_agency_without_anything_nothing_is_known(office, code):
    assert outcome(code, office).met is None


@pytest.mark.parametrize("code", sorted(checks()))
def test_what_another_agency_did_wrong_is_not_found_here(office, code):
    other = Office()
    made(other, "Quy trình", next_review=DAY - dt.timedelta(days=1), code="QT-01")
    with every_agency(reason="a test arranges"):
        make_process(other.agency, "Một cửa")
        make_type(other.agency, "Loại")

    assert outcome(code, office).checked <= 1


class TestDocuments:
    def test_what_is_past_its_review_is_named_with_its_day(self, office):
        made(office, "Sổ tay", next_review=DAY, code="STCL", kind="MANUAL")
        made(office, "Đánh giá", next_review=DAY - dt.timedelta(days=1), code="QT-02")

        assert outcome("CHK-DOC-02", office).checked == 2
        assert found("CHK-DOC-02", office) == ["QT-02 Đánh giá, hạn 06/03/2022"]

    def test_a_form_that_is_not_in_force_is_named_with_who_uses_it(self, office):
        good = made(office, "Phiếu", code="BM-01", kind="FORM")
        gone = made(office, "Sổ", code="BM-02", kind="FORM", state="SUSPENDED")
        drafted = made(office, "Biên bản", code="BM-03", kind="FORM", state="DRAFT")
        keys = [str(one.document.public_id) for one in (good, gone, drafted)]
        made(office, "Quy trình", code="QT-01", forms=keys)

        assert outcome("CHK-DOC-07", office).checked == 3
        assert "BM-03 Biên bản, dùng trong QT-01 Quy trình" in found("CHK-DOC-07", office)
        assert not any("BM-01" in words for words in found("CHK-DOC-07", office))

    def test_one_statement_of_the_scope_is_in_force(self, office):
        assert found("CHK-SCP-01", office) == ["Chưa có tài liệu phạm vi nào đang hiệu lực"]

        made(office, "Phạm vi", code="PV", kind="SCOPE")

        assert outcome("CHK-SCP-01", office).met is True


class TestProcesses:
    def test_a_half_described_process_is_named_with_what_it_lacks(self, office):
        office.complete(office.process("C1", "Một cửa"), office.process("C2", "Tiếp dân"))

        (only,) = found("CHK-PRC-01", office)

        assert only.startswith("C2 Tiếp dân: thiếu đầu vào, đầu ra, ")

    def test_a_process_needs_a_document_in_force_or_a_reason(self, office):
        version = made(office, "Quy trình", code="QT-01")
        drafted = made(office, "Bản nháp", code="QT-02", state="DRAFT")
        with every_agency(reason="a test arranges"):
            agency = office.agency
            make_process(agency, "Có", "C1", documents=[str(version.document.public_id)])
            make_process(agency, "Nháp", "C2", documents=[str(drafted.document.public_id)])
            make_process(agency, "Không cần", "C3", no_document_reason="Việc đơn giản")
            make_process(agency, "Trống", "C4")

        assert found("CHK-PRC-03", office) == [
            "C2 Nháp: chưa có tài liệu hiệu lực",
            "C4 Trống: chưa có tài liệu hiệu lực",
        ]


def test_a_kind_of_record_without_place_is_named(office):
    with every_agency(reason="a test arranges"):
        make_type(office.agency, "Đánh giá nội bộ")

    assert found("CHK-REC-01", office) == ["Đánh giá nội bộ: thiếu nơi lưu"]


def test_a_tthc_without_a_procedure_is_named(office):
    make_terms("9.000001", name="Đăng ký khai sinh")

    assert outcome("CHK-OPS-01", office).met is False
    assert found("CHK-OPS-01", office) == ["9.000001 Đăng ký khai sinh"]


class TestEvidence:
    """What the same agency can show beside a clause."""

    def told(self, office, gather):
        actor = office.actor("lan")
        with entered(actor.scope()):
            shown = gather(actor, office.agency.pk, MONDAY)
        return {
            clause: [(one.label, one.words) for one in lines] for clause, lines in shown.items()
        }

    def test_documents_in_force_by_type_and_the_statement_of_the_scope(self, office):
        made(office, "Phạm vi", code="PV", kind="SCOPE")
        made(office, "Đánh giá", code="QT-02")
        made(office, "Nháp", code="QT-03", state="DRAFT")

        shown = self.told(office, documents_shown)

        assert shown["7.5.1"][0][0] == "Tài liệu đang hiệu lực (2)"
        assert [words for _label, words in shown["4.3"]] == ["đang hiệu lực"]
        assert "5.2.2" not in shown

    def test_coverage_of_what_the_agency_settles(self, office):
        make_terms("9.000001", name="Đăng ký khai sinh")

        assert self.told(office, procedures_shown)["8.1"] == [
            ("Quy trình nội bộ", "0/1 TTHC có quy trình đang hiệu lực")
        ]

    def test_another_agency_is_shown_nothing(self, office):
        made(office, "Đánh giá", code="QT-02")
        actor = Office().actor("lan")
        with entered(actor.scope()):
            assert documents_shown(actor, office.agency.pk, MONDAY) == {}
