"""What waits for whom in the reporting season (S1)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.portals.workplace.world import IN_TIME, TOO_LATE, Province, province
from thuan.domains.oversight.reporting.models import Synthesis
from thuan.domains.oversight.reporting.services.syntheses import (
    approve_synthesis,
    freeze_synthesis,
    review_synthesis,
    send_synthesis,
)
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.ui.tasks import TASKS, Task, coming_for, register_tasks, tasks_for
from thuan.portals.workplace.agenda import agenda

pytestmark = pytest.mark.django_db


@pytest.fixture
def season(db: None) -> Province:
    return province()


def tasks(season: Province, name: str, at: dt.datetime) -> list[Task]:
    actor = season.actor(name, at)
    with entered(actor.scope()):
        return tasks_for(actor, at)


def titles(season: Province, name: str, at: dt.datetime) -> list[str]:
    return [str(task.title) for task in tasks(season, name, at)]


def frozen(season: Province) -> None:
    """Everything sent, the roster fixed, the figures frozen by the first officer."""
    season.send(0, IN_TIME)
    season.fix(IN_TIME)
    officer = season.actor("officer", TOO_LATE)
    with entered(officer.scope()):
        freeze_synthesis(actor=officer, at=TOO_LATE, cycle=season.cycle)


def sent(**taken):
    return send_synthesis(document_no="145/BC-SKHCN", document_on=TOO_LATE.date(), **taken)


def moved(season: Province, name: str, step, synthesis):
    actor = season.actor(name, TOO_LATE)
    with entered(actor.scope()):
        return step(actor=actor, at=TOO_LATE, synthesis=synthesis)


def test_a_secretary_is_asked_to_start_and_told_how_long_it_takes(season, at):
    found = tasks(season, "secretary 0", at)

    assert [str(task.title) for task in found] == ["Bắt đầu báo cáo năm 2022"]
    assert found[0].note == "2 phần, khoảng 7 phút; làm dần từng phần cũng được"
    assert found[0].bound == dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC)
    assert found[0].url == f"/bao-cao/{season.report(0).public_id}/bat-dau/"


def test_a_half_filled_report_says_what_is_missing(season, at):
    season.start(0, at, {"A.in": 10, "A.out": 9, "B.a": 2})

    found = tasks(season, "secretary 0", at)

    assert [str(task.title) for task in found] == ["Hoàn thành báo cáo năm 2022"]
    assert found[0].note == "1/2 phần đã xong, còn thiếu 1 mục, khoảng 4 phút"


def test_a_filled_report_asks_to_be_checked_and_sent_to_the_signer(season, at):
    season.start(0, at, {"A.in": 10, "A.out": 9, "B.a": 2, "B.b": 1})

    found = tasks(season, "secretary 0", at)

    assert found[0].note == "2/2 phần đã xong; kiểm tra lại rồi trình người ký"


def test_the_head_signs_what_the_secretary_has_handed_in(season, at):
    season.hand_in(0, at)

    assert titles(season, "head 0", at) == ["Ký báo cáo năm 2022"]
    assert titles(season, "secretary 0", at) == []
    assert titles(season, "head 1", at) == []


def test_the_management_representative_reads_what_the_head_will_sign(season, at):
    season.person("qmr", "QMR", season.communes[0])
    season.hand_in(0, at)

    assert titles(season, "qmr", at) == ["Xem lại báo cáo năm 2022"]


def test_whoever_prepared_is_not_asked_to_sign(season, at):
    season.person("secretary 0", "HEAD", season.communes[0])
    season.hand_in(0, at)

    assert titles(season, "secretary 0", at) == []


def test_a_signed_report_waits_to_be_sent_by_head_or_secretary(season, at):
    season.sign(0, at)

    assert titles(season, "head 0", at) == ["Gửi báo cáo năm 2022 cho Sở Khoa học và Công nghệ"]
    assert titles(season, "secretary 0", at) == titles(season, "head 0", at)


def test_a_returned_report_is_due_five_working_days_later(season):
    season.send(0, IN_TIME)
    season.give_back(0, IN_TIME)

    found = tasks(season, "secretary 0", IN_TIME)

    assert [str(task.title) for task in found] == ["Bổ sung báo cáo năm 2022"]
    assert found[0].due == dt.date(2022, 10, 17)


def test_dost_gets_one_task_with_the_number_of_reports_to_check(season):
    season.send(0, IN_TIME)
    season.send(1, IN_TIME)

    found = tasks(season, "second officer", IN_TIME)

    assert str(found[-1].title) == "Kiểm tra 2 báo cáo năm 2022"
    assert found[-1].url == "/bao-cao/theo-doi/?nam=2022&gui=cho-kiem-tra"


def test_the_roster_is_to_be_fixed_once_its_day_has_come(season):
    assert "Chốt danh sách cơ quan của kỳ 2022" in titles(season, "officer", IN_TIME)

    season.fix(IN_TIME)

    assert "Chốt danh sách cơ quan của kỳ 2022" not in titles(season, "officer", IN_TIME)


def test_figures_are_to_be_frozen_only_after_the_deadline(season):
    season.fix(IN_TIME)

    assert "Khóa số liệu tổng hợp năm 2022" not in titles(season, "officer", IN_TIME)
    assert "Khóa số liệu tổng hợp năm 2022" in titles(season, "officer", TOO_LATE)


def test_a_synthesis_goes_from_second_officer_to_head_to_committee(season):
    season.person("leader", "PPC", season.office, reach="ALL")
    frozen(season)

    assert "Thẩm tra tổng hợp năm 2022, bản 1" in titles(season, "second officer", TOO_LATE)
    assert "Thẩm tra tổng hợp năm 2022, bản 1" not in titles(season, "officer", TOO_LATE)

    moved(season, "second officer", review_synthesis, _synthesis(season))
    assert titles(season, "dost head", TOO_LATE) == ["Phê duyệt tổng hợp năm 2022, bản 1"]

    moved(season, "dost head", approve_synthesis, _synthesis(season))
    moved(season, "officer", sent, _synthesis(season))
    assert titles(season, "leader", TOO_LATE) == ["Xác nhận đã nhận tổng hợp năm 2022, bản 1"]


def test_a_superseded_synthesis_asks_nothing_of_anybody(season):
    frozen(season)
    frozen_again = season.actor("second officer", TOO_LATE)
    with entered(frozen_again.scope()):
        freeze_synthesis(actor=frozen_again, at=TOO_LATE, cycle=season.cycle)

    assert "Thẩm tra tổng hợp năm 2022, bản 2" in titles(season, "officer", TOO_LATE)
    assert not any("bản" in title for title in titles(season, "second officer", TOO_LATE))


def _synthesis(season: Province):
    actor = season.actor("officer", TOO_LATE)
    with entered(actor.scope()):
        return Synthesis.objects.order_by("-number").first()


@pytest.fixture
def dost_owes(db: None) -> Province:
    """DOST owes a report of its own; it stands after the one commune."""
    season = province(1, with_dost=True)
    season.communes.append(season.dost)
    season.person("secretary 1", "ISO_SEC", season.dost)
    season.person("head 1", "HEAD", season.dost)
    season.person("checker", "PPC_CHECKER", season.office, reach="ALL")
    return season


def test_the_report_of_dost_itself_waits_for_the_office_of_the_committee(dost_owes):
    season = dost_owes
    season.send(1, IN_TIME)
    season.send(0, IN_TIME)

    assert titles(season, "checker", IN_TIME) == ["Kiểm tra 1 báo cáo năm 2022"]
    assert tasks(season, "checker", IN_TIME)[0].url == f"/bao-cao/{season.report(1).public_id}/"
    assert "Kiểm tra 1 báo cáo năm 2022" in titles(season, "officer", IN_TIME)


def test_with_nothing_to_do_one_is_told_what_comes_next_and_when(season):
    season.send(0, IN_TIME)
    actor = season.actor("secretary 0", IN_TIME)

    with entered(actor.scope()):
        coming = coming_for(actor, IN_TIME)

    assert [(str(one.sentence), one.on) for one in coming] == [
        ("Soạn báo cáo năm 2023, khi Sở mở kỳ; hạn gửi thường lệ", dt.date(2023, 10, 15))
    ]


def test_a_head_hears_of_the_report_under_way_before_that_of_next_year(season):
    """The commune still drafts the report of 2022, due on 15/10/2022."""
    season.start(0, IN_TIME)
    actor = season.actor("head 0", IN_TIME)

    with entered(actor.scope()):
        coming = coming_for(actor, IN_TIME)

    assert [(str(one.sentence), one.on) for one in coming] == [
        ("Ký báo cáo năm 2022, khi thư ký ISO đã soạn xong", dt.date(2022, 10, 15))
    ]


def test_a_head_who_has_sent_hears_of_next_year(season):
    season.send(0, IN_TIME)
    actor = season.actor("head 0", IN_TIME)

    with entered(actor.scope()):
        coming = coming_for(actor, IN_TIME)

    assert [(str(one.sentence), one.on) for one in coming] == [
        ("Ký báo cáo năm 2023, khi thư ký ISO đã soạn xong", dt.date(2023, 10, 15))
    ]


def test_nobody_is_reminded_before_the_last_week(season):
    """The last week before 15/10/2022, 24:00, begins on 8/10 at 0:00."""
    friday_night = dt.datetime(2022, 10, 7, 16, 59, tzinfo=dt.UTC)

    reminding = "Nhắc 3 cơ quan chưa gửi báo cáo năm 2022"

    assert reminding not in titles(season, "officer", friday_night)
    assert reminding in titles(season, "officer", friday_night + dt.timedelta(minutes=1))


def test_a_coordinator_reminds_only_the_communes_of_the_district(season):
    season.person("coordinator", "DISTRICT_COORD", season.communes[0])

    found = tasks(season, "coordinator", IN_TIME)

    assert [str(task.title) for task in found] == ["Nhắc 1 cơ quan chưa gửi báo cáo năm 2022"]
    assert found[0].url == "/bao-cao/theo-doi/?nam=2022&gui=chua"
    assert found[0].bound == dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC)


def test_after_the_deadline_the_silent_agencies_are_called_until_all_have_sent(season):
    season.send(0, IN_TIME)

    assert "Liên hệ 2 cơ quan chưa gửi báo cáo năm 2022" in titles(season, "officer", TOO_LATE)

    season.send(1, TOO_LATE)
    season.send(2, TOO_LATE)

    assert not [one for one in titles(season, "officer", TOO_LATE) if "chưa gửi" in one]


def test_tasks_stand_in_three_groups_by_their_deadline(at):
    """Tuesday 11/10/2022: the week ends on Sunday 16/10."""
    found = [
        Task("quá hạn", "/", dt.date(2022, 10, 10)),
        Task("hôm nay", "/", dt.date(2022, 10, 11)),
        Task("chủ nhật", "/", dt.date(2022, 10, 16)),
        Task("không hạn", "/"),
        Task("thứ hai", "/", dt.date(2022, 10, 17)),
    ]

    groups = {
        group.title: [str(one.task.title) for one in group.lines] for group in agenda(found, at)
    }

    assert groups == {
        "Quá hạn (1)": ["quá hạn"],
        "Tuần này (3)": ["hôm nay", "chủ nhật", "không hạn"],
        "Sắp tới (1)": ["thứ hai"],
    }


def test_the_deadline_is_told_in_words(at):
    found = [Task("a", "/", dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC)), Task("b", "/")]

    lines = agenda(found, at)[0].lines

    assert [line.due for line in lines] == [
        "còn 3 ngày làm việc, đến hết ngày 15/10/2022 (24 giờ 00)",
        "không có hạn riêng",
    ]


def test_a_domain_offers_its_tasks_once():
    provider = next(iter(TASKS))

    with pytest.raises(ValueError, match="registered twice"):
        register_tasks(provider.tasks)
