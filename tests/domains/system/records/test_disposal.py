"""A disposal from its list to its minutes, and what refuses it (qms.md 3.1, INV-05, F16)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import assign
from tests.factories.records import MONDAY, Archive, aged, pdf
from thuan.domains.system.records.forms import ChooseForm
from thuan.domains.system.records.models import DisposalCase, Record
from thuan.domains.system.records.papers import minutes_document, minutes_paper
from thuan.domains.system.records.services.defining import change_type
from thuan.domains.system.records.services.disposing import (
    cancel_disposal,
    carry_out_disposal,
    choose_records,
    reject_disposal,
    take_out,
)
from thuan.domains.system.records.services.keeping import hold_record, lift_hold
from thuan.domains.system.records.tasks import record_tasks
from thuan.kernel.files import storage
from thuan.kernel.files.links import attach
from thuan.kernel.files.models import Attachment, StoredFile
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.workflow.registry import workflows

pytestmark = pytest.mark.django_db

MINUTES = "Đã nghiền giấy, xóa tệp ngày 07/03/2022."
STATES = {"DRAFT", "PROPOSED", "APPROVED", "DONE", "REJECTED", "CANCELLED"}


def again(row):
    with every_agency(reason="the test looks"):
        return type(row).objects.select_related("agency").get(pk=row.pk)


def carried_out(archive: Archive, case: DisposalCase, at: dt.datetime = MONDAY, **more):
    return archive.does(
        "archivist", carry_out_disposal, at, case=case, **{"minutes": MINUTES, **more}
    )


def held(archive: Archive, record: Record):
    return archive.does(
        "secretary", hold_record, record=record, reason="INSPECTION", reference="QĐ 12/TTr"
    )


def test_its_moves_are_those_of_the_specification():
    workflow, _model = workflows()["disposal_case"]
    moves = {(one.name, tuple(sorted(one.sources)), one.target) for one in workflow.transitions}

    assert workflow.states == STATES
    assert moves == {
        ("propose", ("DRAFT",), "PROPOSED"),
        ("approve", ("PROPOSED",), "APPROVED"),
        ("reject", ("PROPOSED",), "REJECTED"),
        ("carry_out", ("APPROVED",), "DONE"),
        ("cancel", ("APPROVED", "DRAFT", "PROPOSED"), "CANCELLED"),
    }


def test_from_the_list_to_the_minutes(archive, django_capture_on_commit_callbacks):
    scan = pdf("biên bản 2015")
    aged(scan)
    record = archive.closed(archive.type(), intake=scan)
    case = archive.decided(record)
    with django_capture_on_commit_callbacks(execute=True):
        done = carried_out(archive, case)

    gone = again(record)
    assert (done.state, done.minutes, done.done_at) == ("DONE", MINUTES, MONDAY)
    assert (gone.state, gone.title, gone.disposed_at) == ("DISPOSED", record.title, MONDAY)
    assert gone.content_hash == record.content_hash
    file = Attachment.objects.get().file
    assert (file.state, file.disposal_basis) == ("DISPOSED", "41/QĐ-UBND")
    assert not storage.path_of(scan.sha256).exists()


class TestAContentThatStandsElsewhere:
    def test_under_another_kept_row_stays(self, archive, django_capture_on_commit_callbacks):
        kind = archive.type()
        scan = pdf("cùng một nội dung")
        first, second = archive.closed(kind, intake=scan), archive.closed(kind, intake=scan)
        aged(scan)
        case = archive.decided(first)
        with django_capture_on_commit_callbacks(execute=True):
            carried_out(archive, case)
        assert storage.path_of(scan.sha256).exists()

        other = archive.decided(second)
        aged(scan)
        with django_capture_on_commit_callbacks(execute=True):
            carried_out(archive, other)
        assert not storage.path_of(scan.sha256).exists()

    def test_as_the_same_row_of_another_record_stays_readable(self, archive):
        kind = archive.type()
        first, second = (
            archive.closed(kind, intake=pdf("chung")),
            archive.closed(kind, "Hồ sơ khác"),
        )
        file = StoredFile.objects.get()
        archive.does("lan", attach, row=second, file=file)
        carried_out(archive, archive.decided(first))

        assert StoredFile.objects.get().state == "KEPT"


class TestWhatRefuses:
    def test_a_period_that_is_not_over(self, archive):
        record = archive.closed(archive.type())
        last = dt.datetime(2020, 12, 31, 23, 59, tzinfo=MONDAY.tzinfo)
        case = archive.draft(record, at=last)
        with pytest.raises(ValidationError, match="đến hết ngày 31/12/2020"):
            archive.propose(case, at=last)

        assert archive.propose(case, at=last + dt.timedelta(minutes=1)).state == "PROPOSED"

    def test_a_period_that_nobody_confirmed(self, archive):
        record = archive.closed(archive.type(is_confirmed=False, legal_basis=""))
        with pytest.raises(ValidationError, match="chưa được đối chiếu"):
            archive.propose(archive.draft(record))

    def test_no_period_at_all(self, archive):
        kind = archive.type(retention="PERMANENT", retention_years=None)
        with pytest.raises(ValidationError, match="vĩnh viễn"):
            archive.propose(archive.draft(archive.closed(kind)))

    def test_an_empty_list(self, archive):
        with pytest.raises(ValidationError, match="Chưa chọn hồ sơ nào"):
            archive.propose(archive.draft())

    def test_a_hold_at_the_decision_and_again_at_the_end(self, archive):
        record = archive.closed(archive.type())
        hold = held(archive, record)
        with pytest.raises(ValidationError, match="đang bị giữ lại"):
            archive.propose(archive.draft(record))
        case = archive.does("archivist", lambda **_who: DisposalCase.objects.get())
        archive.does("secretary", lift_hold, hold=hold, comment="xong")
        proposed = archive.propose(case)
        held(archive, record)
        with pytest.raises(ValidationError, match="đang bị giữ lại"):
            archive.approve(proposed)

    def test_a_hold_after_the_decision_stops_the_whole_act_and_leads_on(self, archive):
        kind = archive.type()
        free, kept = archive.closed(kind, "Một"), archive.closed(kind, "Hai")
        case = archive.decided(free, kept)
        held(archive, kept)
        with pytest.raises(ValidationError, match="đang bị giữ lại"):
            carried_out(archive, case)
        assert again(free).state == "CLOSED"

        archive.does("archivist", take_out, record=again(kept), comment="Thanh tra yêu cầu giữ")
        carried_out(archive, again(case))
        assert (again(free).state, again(kept).state) == ("DISPOSED", "CLOSED")
        assert again(kept).disposal_id is None

    def test_a_longer_period_set_after_the_decision(self, archive):
        kind = archive.type(retention_years=5)
        case = archive.decided(archive.closed(kind))
        archive.does("archivist", change_type, record_type=kind, sets={"retention_years": 10})
        with pytest.raises(ValidationError, match="đến hết ngày 31/12/2025"):
            carried_out(archive, case)

    def test_no_decision(self, archive):
        proposed = archive.propose(archive.draft(archive.closed(archive.type())))
        with pytest.raises(ValidationError, match="chưa có quyết định hủy"):
            carried_out(archive, proposed)

    @pytest.mark.parametrize("field", ["council_no", "decision_no"])
    def test_a_decision_without_its_number(self, archive, field):
        proposed = archive.propose(archive.draft(archive.closed(archive.type())))
        with pytest.raises(ValidationError) as refused:
            archive.approve(proposed, **{field: " "})
        assert list(refused.value.message_dict) == [field]

    def test_another_list_than_was_shown(self, archive):
        proposed = archive.propose(archive.draft(archive.closed(archive.type())))
        with pytest.raises(ValidationError, match="Danh mục đã đổi"):
            archive.approve(proposed, shown_hash="0" * 64)

    def test_an_end_without_minutes(self, archive):
        case = archive.decided(archive.closed(archive.type()))
        with pytest.raises(ValidationError, match="Ghi biên bản hủy"):
            carried_out(archive, case, minutes=" ")
        assert carried_out(archive, case, minutes="", intake=pdf("đã ký")).state == "DONE"

    def test_a_head_who_proposed(self, archive):
        with every_agency(reason="a test arranges"):
            assign(archive.people["head"], "ARCHIVIST", archive.agency)
        proposed = archive.propose(
            archive.draft(archive.closed(archive.type()), by="head"), by="archivist"
        )
        with pytest.raises(ValidationError, match="không làm cả hai phần việc"):
            archive.approve(proposed)

    def test_a_decision_by_another_than_the_head(self, archive):
        proposed = archive.propose(archive.draft(archive.closed(archive.type())))
        with pytest.raises(PermissionDenied):
            archive.approve(proposed, by="manager")


class TestAList:
    def test_tells_when_no_record_is_due(self):
        told = "Hôm nay chưa có hồ sơ nào hết thời hạn lưu mà hủy được."

        assert str(ChooseForm(listed=[])["records"].help_text).startswith(told)
        assert told not in str(ChooseForm(listed=[(1, "Một hồ sơ")])["records"].help_text)

    def test_holds_a_record_once(self, archive):
        record = archive.closed(archive.type())
        archive.draft(record)
        with pytest.raises(ValidationError, match="đang ở đợt hủy khác"):
            archive.draft(record)

    def test_grows_and_shrinks_only_while_it_is_drafted(self, archive):
        kind = archive.type()
        first, second = archive.closed(kind, "Một"), archive.closed(kind, "Hai")
        case = archive.draft(first)
        case = archive.does("archivist", choose_records, case=case, records=[second.pk])
        assert (again(first).disposal_id, again(second).disposal_id) == (None, case.pk)

        proposed = archive.propose(case)
        assert [line["title"] for line in proposed.listed] == ["Hai"]
        with pytest.raises(ValidationError, match="không thêm bớt được nữa"):
            archive.does("archivist", choose_records, case=proposed, records=[])

    @pytest.mark.parametrize(
        ("who", "act", "state"),
        [("head", reject_disposal, "REJECTED"), ("archivist", cancel_disposal, "CANCELLED")],
    )
    def test_that_came_to_nothing_sets_its_records_free_and_stays_readable(
        self, archive, who, act, state
    ):
        record = archive.closed(archive.type())
        ended = archive.does(
            who, act, case=archive.propose(archive.draft(record)), comment="còn cần"
        )

        assert (ended.state, again(record).disposal_id) == (state, None)
        assert [line["title"] for line in ended.listed] == [record.title]
        archive.draft(record)


def test_each_step_waits_for_the_one_who_takes_it(archive):
    def tasks(name: str) -> list[str]:
        actor = archive.actor(name)
        with entered(actor.scope()):
            return [str(task.title) for task in record_tasks(actor, MONDAY)]

    case = archive.propose(archive.draft(archive.closed(archive.type())))
    assert (tasks("archivist"), tasks("lan")) == ([], [])
    assert tasks("head") == ["Quyết định đợt hủy hồ sơ “Hủy hồ sơ 2022”"]

    archive.approve(case)
    assert tasks("head") == []
    assert tasks("archivist") == ["Hủy hồ sơ theo quyết định, đợt “Hủy hồ sơ 2022”"]


def test_the_minutes_list_what_went_and_not_what_was_taken_out(archive):
    kind = archive.type("Đánh giá nội bộ")
    free, kept = archive.closed(kind, "Một"), archive.closed(kind, "Hai")
    case = archive.decided(free, kept)
    archive.does("archivist", take_out, record=again(kept), comment="giữ")
    with every_agency(reason="the test looks"):
        document = minutes_document(again(case), is_demo=False)
        content, name = minutes_paper(again(case), "docx", is_demo=True)

    table = document.body[2]
    assert table.rows == (("1", "Một", "Đánh giá nội bộ", "20/11/2015", "31/12/2020"),)
    assert "41/QĐ-UBND" in document.body[0].runs[0].text
    assert content[:2] == b"PK"
    assert name.endswith(".docx")
