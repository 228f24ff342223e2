"""Old papers are read, tried without a trace, confirmed by another person, and entered once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.documents import MONDAY
from tests.factories.onboarding import KINDS, papers, row, word, zipped
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.onboarding.models import Entry, Onboarding
from thuan.domains.system.onboarding.services import entering, moving, preparing
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.files.archives import unpack
from thuan.kernel.jobs.backend import work_off
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.workflow.machine import IllegalTransition

pytestmark = pytest.mark.django_db

TWO = [
    row("QT.01", "Kiểm soát tài liệu", "01/07/2020", issue=1, decision_no="5/QĐ-UBND"),
    row("QT.01", "Kiểm soát tài liệu", "15/03/2021", issue=1, revision=1, file_name="QT01b.docx"),
    row("QT.02", "Đánh giá nội bộ", "01/07/2021"),
]
FILES = {
    "QT.01 lần 1.docx": word("Lần một"),
    "QT01b.docx": word("Lần hai"),
    "QT.02.docx": word("Đánh giá"),
}


def opened(office, rows=TWO, files=FILES) -> Onboarding:
    arguments = papers(rows, files)
    return office.does(
        "secretary", preparing.open_onboarding, agency_id=office.agency.pk, **arguments
    )


def tried(office, onboarding) -> Onboarding:
    return office.does("secretary", entering.try_out, onboarding=onboarding)


def sent(office, onboarding) -> Onboarding:
    tried_now = tried(office, onboarding)
    return office.does("secretary", moving.submit_onboarding, onboarding=tried_now)


def told(onboarding) -> dict[str, list[str]]:
    with every_agency(reason="a test looks"):
        rows = Entry.objects.filter(onboarding=onboarding)
        return {f"{one.code} {one.issue}/{one.revision}": one.told for one in rows}


def fresh(onboarding) -> Onboarding:
    with every_agency(reason="a test looks"):
        return Onboarding.objects.select_related("run").get(pk=onboarding.pk)


def entered_versions() -> list[tuple[str, int, str, dt.date | None, dt.date | None]]:
    with every_agency(reason="a test looks"):
        rows = DocumentVersion.objects.select_related("document").order_by(
            "document__code", "issue", "revision"
        )
        return [
            (one.document.code, one.revision, one.state, one.effective_from, one.effective_to)
            for one in rows
        ]


def test_the_confirmed_set_comes_into_force_with_its_history(office):
    onboarding = sent(office, opened(office))
    office.does("head", entering.confirm_onboarding, onboarding=onboarding)
    work_off()

    assert entered_versions() == [
        ("QT.01", 0, "OBSOLETE", dt.date(2020, 7, 1), dt.date(2021, 3, 15)),
        ("QT.01", 1, "EFFECTIVE", dt.date(2021, 3, 15), None),
        ("QT.02", 0, "EFFECTIVE", dt.date(2021, 7, 1), None),
    ]
    assert fresh(onboarding).state == "DONE"
    with every_agency(reason="a test looks"):
        versions = DocumentVersion.objects.select_related("document")
        assert set(versions.values_list("reason", flat=True)) == {"TAKEN_OVER"}
        newest = versions.get(document__code="QT.01", revision=1)
        assert newest.document.in_force_since == dt.date(2020, 7, 1)
        assert newest.next_review == dt.date(2023, 3, 15)


def test_a_trial_leaves_nothing_behind_but_its_findings(office):
    onboarding = opened(office)
    events = AuditEvent.objects.exclude(action__startswith="onboarding").count()

    tried(office, onboarding)

    assert told(onboarding) == {"QT.01 1/0": [], "QT.01 1/1": [], "QT.02 1/0": []}
    assert entered_versions() == []
    assert AuditEvent.objects.exclude(action__startswith="onboarding").count() == events


def test_a_trial_tells_what_each_row_lacks(office):
    rows = [
        row("QT.01", "Kiểm soát tài liệu", "ngày mai"),
        row("QT.02", "Đánh giá nội bộ", kind="Quy chế gì đó"),
        row("QT.03", "Không có tệp"),
        row("QT.04", "Chưa đến ngày", "01/01/2090"),
        row("QT.05", "Ngày lùi", "01/07/2021"),
        row("QT.05", "Ngày lùi", "01/07/2021", revision=1),
    ]
    files = {f"QT.0{n}.docx": word(str(n)) for n in (1, 2, 4, 5)}
    onboarding = tried(office, opened(office, rows, files))
    found = told(onboarding)

    assert found["QT.01 1/0"][-1] == "Chưa rõ ngày hiệu lực."
    assert "Chưa rõ loại tài liệu." in found["QT.02 1/0"]
    assert (
        "Không thấy tệp nào có mã này ở đầu tên. Tải tệp lên, hoặc chọn tệp." in found["QT.03 1/0"]
    )
    assert found["QT.04 1/0"] == [
        "Bản chưa đến ngày hiệu lực thì soạn và phê duyệt trong hệ thống."
    ]
    assert found["QT.05 1/1"] == ["Bản sau phải có hiệu lực sau bản trước."]


def test_a_set_with_a_wrong_row_is_not_sent_on(office):
    onboarding = tried(office, opened(office, files={"QT.02.docx": word("Hai")}))

    with pytest.raises(IllegalTransition, match="Còn 2 dòng cần sửa"):
        office.does("secretary", moving.submit_onboarding, onboarding=onboarding)


def test_a_set_is_not_sent_on_untried(office):
    with pytest.raises(IllegalTransition, match="Chạy thử trước"):
        office.does("secretary", moving.submit_onboarding, onboarding=opened(office))


def test_files_that_come_later_find_their_rows(office):
    onboarding = opened(office, files={"QT.02.docx": word("Hai")})
    more = unpack(zipped({k: v for k, v in FILES.items() if k != "QT.02.docx"}), kinds=KINDS)

    office.does("secretary", preparing.add_files, onboarding=onboarding, files=more)

    assert told(onboarding) == {"QT.01 1/0": [], "QT.01 1/1": [], "QT.02 1/0": []}


def test_a_row_that_is_left_out_is_not_entered(office):
    onboarding = opened(office, files={k: v for k, v in FILES.items() if k != "QT.02.docx"})
    with every_agency(reason="a test looks"):
        entry = Entry.objects.select_related("onboarding").get(code="QT.02")
    office.does("secretary", preparing.leave_out, entry=entry)
    office.does("head", entering.confirm_onboarding, onboarding=sent(office, fresh(onboarding)))
    work_off()

    assert [one[0] for one in entered_versions()] == ["QT.01", "QT.01"]
    assert fresh(onboarding).state == "DONE"


def test_whoever_prepared_the_set_does_not_confirm_it(office):
    onboarding = sent(office, opened(office))

    with pytest.raises(PermissionDenied):
        office.does("secretary", entering.confirm_onboarding, onboarding=onboarding)


def test_a_code_that_was_used_meanwhile_goes_back_to_the_preparer_and_the_rest_is_entered(office):
    onboarding = sent(office, opened(office))
    office.in_force("QT.02")
    office.does("head", entering.confirm_onboarding, onboarding=onboarding)
    work_off()

    assert fresh(onboarding).state == "PREPARING"
    assert told(onboarding)["QT.02 1/0"] == ["Mã QT.02 đã dùng cho tài liệu khác."]
    with every_agency(reason="a test looks"):
        states = dict(Entry.objects.values_list("code", "state"))
    assert states == {"QT.01": "TAKEN", "QT.02": "WAITING"}


def test_a_run_that_died_goes_on_where_it_stopped(office):
    onboarding = sent(office, opened(office))
    confirmed = office.does("head", entering.confirm_onboarding, onboarding=onboarding)
    system = Actor.system(entering.JOB, MONDAY)
    with every_agency(reason="the first part before the worker died"):
        parts = entering.by_document(confirmed)[:1]
        entering.enter_part(actor=system, at=MONDAY, parts=parts)

    work_off()

    assert [one[0] for one in entered_versions()] == ["QT.01", "QT.01", "QT.02"]
    with every_agency(reason="a test looks"):
        assert Document.objects.count() == 2


def test_a_list_of_more_rows_than_one_set_takes_is_refused(office, monkeypatch):
    monkeypatch.setattr(preparing, "MOST_ROWS", 2)

    with pytest.raises(ValidationError, match="từ 1 đến 2 dòng"):
        opened(office)


PROCEDURE = row(
    "QT-TTHC-1", "Giải quyết hộ tịch", kind="Quy trình nội bộ giải quyết TTHC", covers="9.1, 9.2"
)


def test_an_old_internal_procedure_says_which_tthc_it_settles(office):
    onboarding = opened(office, [PROCEDURE], {"QT-TTHC-1.docx": word("Các bước")})

    office.does("head", entering.confirm_onboarding, onboarding=sent(office, onboarding))
    work_off()

    with every_agency(reason="a test looks"):
        version = DocumentVersion.objects.get(document__code="QT-TTHC-1")
    assert (version.state, version.structure) == ("EFFECTIVE", {"covers": ["9.1", "9.2"]})


def test_a_code_that_cannot_be_one_is_told_by_the_trial(office):
    wrong = [*PROCEDURE[:-1], "hộ tịch!"]
    onboarding = tried(office, opened(office, [wrong], {"QT-TTHC-1.docx": word("Các bước")}))

    assert told(onboarding) == {"QT-TTHC-1 1/0": ["Không phải mã TTHC: hộ, tịch!."]}
    assert entered_versions() == []


def test_codes_of_another_type_of_document_are_left_out(office):
    onboarding = opened(office, [row("QT.09", "Đánh giá", covers="9.1")], {"QT.09.docx": word("A")})

    office.does("head", entering.confirm_onboarding, onboarding=sent(office, onboarding))
    work_off()

    with every_agency(reason="a test looks"):
        assert DocumentVersion.objects.get(document__code="QT.09").structure == {}
