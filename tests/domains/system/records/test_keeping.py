"""Kinds of records with their periods; a record opened, filed, closed, held (qms.md 3.1, 3.24)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.records import CLOSED, MONDAY, Archive, pdf
from thuan.domains.system.records.content import period
from thuan.domains.system.records.enums import Retention
from thuan.domains.system.records.models import Record, RecordType
from thuan.domains.system.records.search import found_records
from thuan.domains.system.records.selectors.records import records, standing_as, with_holds
from thuan.domains.system.records.services.defining import (
    change_type,
    retire_type,
    take_catalogue,
)
from thuan.domains.system.records.services.keeping import (
    change_record,
    close_record,
    file_in,
    hold_record,
    lift_hold,
    void_record,
)
from thuan.domains.system.records.tasks import record_tasks
from thuan.kernel.files.gates import may_have
from thuan.kernel.files.models import Attachment
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db

TODAY = dt.date(2022, 3, 7)


def looked(archive: Archive, standing: str, day: dt.date = TODAY) -> list[str]:
    actor = archive.actor("archivist")
    with entered(actor.scope()):
        rows = standing_as(with_holds(records(actor)), standing, day)
        return sorted(row.title for row in rows)


def tasks_of(archive: Archive, name: str, at: dt.datetime = MONDAY) -> list[str]:
    actor = archive.actor(name, at)
    with entered(actor.scope()):
        return [str(task.title) for task in record_tasks(actor, at)]


@pytest.mark.parametrize(
    ("words", "kind", "years"),
    [
        ("5y", Retention.YEARS, 5),
        ("20y", Retention.YEARS, 20),
        ("duration of employment + 5y", Retention.YEARS, 5),
        ("PERMANENT", Retention.PERMANENT, None),
        ("per sector law", Retention.UNSET, None),
    ],
)
def test_a_period_of_the_catalogue_is_read(words, kind, years):
    assert period(words) == (kind, years)


class TestTheCatalogue:
    def test_is_taken_whole_and_each_period_waits_to_be_confirmed(self, archive):
        taken = archive.does("secretary", take_catalogue, agency_id=archive.agency.pk)

        by_name = {one.name: one for one in taken}
        assert len(taken) == 28
        assert not any(one.is_confirmed for one in taken)
        review = by_name["Bộ đầu vào, biên bản, theo dõi quyết định"]
        assert (review.retention_years, review.clauses) == (10, ["9.3.3"])
        case = by_name["Hồ sơ giải quyết TTHC, phiếu, nhật ký bước"]
        assert (case.retention, case.retention_years) == ("UNSET", None)

    def test_taken_again_it_adds_what_is_missing_and_then_says_so(self, archive):
        archive.type("Biên bản hủy hồ sơ")
        assert len(archive.does("secretary", take_catalogue, agency_id=archive.agency.pk)) == 27

        with pytest.raises(ValidationError, match="đã có đủ"):
            archive.does("secretary", take_catalogue, agency_id=archive.agency.pk)

    def test_is_not_for_everybody(self, archive):
        with pytest.raises(PermissionDenied):
            archive.does("lan", take_catalogue, agency_id=archive.agency.pk)


class TestAPeriod:
    def test_counts_from_the_end_of_the_year_of_closing(self, archive):
        record = archive.closed(archive.type(retention_years=5))

        assert (CLOSED.year, record.retention_until) == (2015, dt.date(2021, 1, 1))

    @pytest.mark.parametrize("kind", ["PERMANENT", "UNSET"])
    def test_without_years_never_ends(self, archive, kind):
        words = {"retention": kind, "retention_years": None, "is_confirmed": kind == "PERMANENT"}
        record = archive.closed(archive.type(**words))

        assert record.retention_until is None
        assert looked(archive, "DUE") == []

    def test_that_changes_holds_for_what_is_closed_already(self, archive):
        kind = archive.type(retention_years=5)
        record = archive.closed(kind)
        archive.does("archivist", change_type, record_type=kind, sets={"retention_years": 10})

        with every_agency(reason="the test looks"):
            assert Record.objects.get(pk=record.pk).retention_until == dt.date(2026, 1, 1)

    @pytest.mark.parametrize(
        ("words", "field"),
        [
            ({"retention_years": None}, "retention_years"),
            ({"legal_basis": " "}, "legal_basis"),
            ({"retention": "UNSET", "retention_years": None}, "is_confirmed"),
        ],
    )
    def test_half_said_is_refused_at_its_field(self, archive, words, field):
        with pytest.raises(ValidationError) as refused:
            archive.type(**words)

        assert list(refused.value.message_dict) == [field]

    def test_a_name_stands_once_until_its_kind_is_retired(self, archive):
        kind = archive.type("Đánh giá nội bộ")
        with pytest.raises(ValidationError, match="Đã có loại hồ sơ tên này"):
            archive.type("Đánh giá nội bộ")

        archive.does("archivist", retire_type, record_type=kind, comment="gộp loại")
        archive.type("Đánh giá nội bộ")
        with pytest.raises(ValidationError, match="đã thôi dùng"):
            archive.open(kind)
        with every_agency(reason="the test looks"):
            assert RecordType.objects.filter(name="Đánh giá nội bộ").count() == 2


class TestARecord:
    def test_closed_is_locked_with_its_files(self, archive):
        kind = archive.type()
        opened = archive.open(kind, intake=pdf("biên bản"))
        archive.does("lan", file_in, record=opened, intake=pdf("báo cáo"))
        closed = archive.does("lan", close_record, record=opened, closed_on=CLOSED)

        assert len(closed.content_hash) == 64
        for act, more in (
            (file_in, {"intake": pdf("thêm")}),
            (change_record, {"sets": {}}),
            (void_record, {"comment": "nhầm"}),
        ):
            with pytest.raises(ValidationError):
                archive.does("lan", act, record=closed, **more)

    def test_two_records_that_differ_in_a_file_have_two_fingerprints(self, archive):
        kind = archive.type()
        first = archive.closed(kind, intake=pdf("một"))
        second = archive.closed(kind, intake=pdf("hai"))
        same = archive.closed(kind, intake=pdf("một"))

        assert first.content_hash == same.content_hash != second.content_hash

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [(dt.date(2015, 1, 31), "không trước ngày mở"), (dt.date(2022, 3, 8), "chưa đến")],
    )
    def test_closes_on_a_day_that_was(self, archive, day, sentence):
        opened = archive.open(archive.type())
        with pytest.raises(ValidationError, match=sentence):
            archive.does("lan", close_record, record=opened, closed_on=day)

    def test_its_file_is_had_by_the_agency_alone(self, archive):
        archive.open(archive.type(), intake=pdf("biên bản"))
        with every_agency(reason="a test arranges"):
            other = Archive()
            file = Attachment.objects.get().file

        def has(who: Archive) -> bool:
            actor = who.actor("head")
            with entered(actor.scope()):
                return may_have(actor, file)

        assert (has(archive), has(other)) == (True, False)

    def test_is_found_without_accents_in_one_s_own_agency(self, archive):
        archive.closed(archive.type())
        with every_agency(reason="a test arranges"):
            other = Archive()

        def found(who: Archive) -> int:
            actor = who.actor("lan")
            with entered(actor.scope()):
                return len(found_records(actor, MONDAY, ["danh", "gia"], 10))

        assert (found(archive), found(other)) == (1, 0)


class TestAHold:
    def test_takes_a_record_off_the_list_of_what_may_go_until_it_is_lifted(self, archive):
        record = archive.closed(archive.type())
        assert looked(archive, "DUE") == ["Đánh giá nội bộ 2015"]
        assert tasks_of(archive, "archivist") == ["Xem 1 hồ sơ đã hết thời hạn lưu"]

        hold = archive.does(
            "head", hold_record, record=record, reason="COMPLAINT", reference="Đơn 05/KN"
        )
        assert looked(archive, "DUE") == []
        assert looked(archive, "HELD") == ["Đánh giá nội bộ 2015"]
        assert tasks_of(archive, "archivist") == []

        archive.does("head", lift_hold, hold=hold, comment="đã giải quyết")
        assert looked(archive, "DUE") == ["Đánh giá nội bộ 2015"]

    def test_names_its_matter_and_is_lifted_with_a_reason(self, archive):
        record = archive.closed(archive.type())
        with pytest.raises(ValidationError, match="Ghi vụ việc"):
            archive.does("head", hold_record, record=record, reason="COMPLAINT", reference=" ")
        hold = archive.does(
            "head", hold_record, record=record, reason="LITIGATION", reference="Vụ 12"
        )
        with pytest.raises(ValidationError, match="Ghi lý do"):
            archive.does("head", lift_hold, hold=hold, comment="")
        with pytest.raises(PermissionDenied):
            archive.does("lan", lift_hold, hold=hold, comment="xong")


def test_what_lies_longer_than_its_period_is_shown_from_the_first_day_after(archive):
    archive.closed(archive.type())

    assert looked(archive, "DUE", dt.date(2020, 12, 31)) == []
    assert looked(archive, "DUE", dt.date(2021, 1, 1)) == ["Đánh giá nội bộ 2015"]
