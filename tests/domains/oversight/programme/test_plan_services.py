"""A plan from its draft to its end: who may take each step, what is fixed when, what is refused."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domains.oversight.programme.conftest import NOW
from tests.factories.plans import SIGNED_ON, make_plan, make_task
from thuan.domains.oversight.programme.content import Task, read_plan, usual_content
from thuan.domains.oversight.programme.models import PlanTask, ProgressEntry, ProvincialPlan
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.services import amending, drafting, entering, tasks
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.tenancy.errors import ClosedDoor
from thuan.kernel.workflow.machine import IllegalTransition

pytestmark = [pytest.mark.django_db, pytest.mark.whole_province]
DAY = NOW.date()


def by(actor, service, **facts):
    return service(actor=actor, at=NOW, **facts)


def aiming(year: int = 2022):
    content = usual_content(year)
    first = dt.date(year, 5, 1)
    work = Task("N1", "Mở lớp", "Sở", "", first, dt.date(year, 6, 30), "T3")
    return replace(content.with_target(replace(content.target("T3"), stated=3)), tasks=(work,))


@pytest.fixture
def drafted(people):
    return by(people["DOST_OFFICER"], drafting.draft_plan, year=2022, content=aiming())


def to(state: str, plan, people):
    """The plan taken by the right people to this state."""
    officer, head, ppc = people["DOST_OFFICER"], people["DOST_HEAD"], people["PPC"]
    steps = {
        "CONSULTED": lambda p: by(officer, drafting.consult_plan, plan=p, comment="11 ý kiến"),
        "SUBMITTED": lambda p: by(head, drafting.submit_plan, plan=p),
        "ISSUED": lambda p: by(
            ppc, drafting.issue_plan, plan=p, number="31/KH-UBND", signed_on=SIGNED_ON
        ),
        "RUNNING": lambda p: by(officer, drafting.start_plan, plan=p),
    }
    for name, step in steps.items():
        plan = step(plan)
        if name == state:
            break
    return plan


class TestTheLifeOfAPlan:
    def test_it_goes_from_draft_to_its_end(self, drafted, people):
        plan = to("RUNNING", drafted, people)
        words = {"results": "Đạt ba lớp.", "shortcomings": " "}
        plan = by(people["DOST_OFFICER"], drafting.evaluate_plan, plan=plan, words=words)
        plan = by(people["DOST_HEAD"], drafting.close_plan, plan=plan)

        assert plan.state == "CLOSED"
        assert plan.evaluation["as_of"] == "2022-12-15"
        assert plan.evaluation["words"] == {"results": "Đạt ba lớp."}
        assert [one["code"] for one in plan.evaluation["targets"]] == [
            *("T1", "T2", "T3", "T4", "T5", "T6", "T7")
        ]

    def test_a_year_has_one_plan(self, drafted, people):
        with pytest.raises(ValidationError, match="Năm 2022 đã có kế hoạch"):
            by(people["DOST_OFFICER"], drafting.draft_plan, year=2022)

    def test_a_plan_that_aims_at_nothing_is_not_shown_around(self, people):
        plan = by(people["DOST_OFFICER"], drafting.draft_plan, year=2022)

        with pytest.raises(IllegalTransition, match="Chưa chỉ tiêu nào có con số"):
            by(people["DOST_OFFICER"], drafting.consult_plan, plan=plan, comment="x")

    def test_agencies_read_it_from_the_consultation_on(self, drafted, people):
        assert drafted.audience == "DRAFT"
        assert to("CONSULTED", drafted, people).audience == "AGENCIES"

    def test_what_was_issued_stays_word_for_word(self, drafted, people):
        plan = to("ISSUED", drafted, people)

        assert (plan.number, plan.signed_on, len(plan.content_hash)) == (
            "31/KH-UBND",
            SIGNED_ON,
            64,
        )
        with pytest.raises(ValidationError, match="không còn là dự thảo"):
            by(people["DOST_OFFICER"], drafting.change_plan, plan=plan, content=aiming())

    def test_issuing_opens_the_tasks(self, drafted, people):
        to("ISSUED", drafted, people)

        assert list(PlanTask.objects.values_list("code", "state")) == [("N1", "NOT_STARTED")]

    def test_the_committee_may_send_it_back(self, drafted, people):
        plan = to("SUBMITTED", drafted, people)
        plan = by(people["PPC"], drafting.return_plan, plan=plan, comment="Bổ sung kinh phí")

        assert plan.state == "DRAFT"

    @pytest.mark.parametrize(
        ("number", "day", "sentence"),
        [
            (" ", SIGNED_ON, "Ghi số, ký hiệu"),
            ("31/KH-UBND", dt.date(2022, 12, 16), "không thể sau hôm nay"),
        ],
    )
    def test_it_is_not_issued_without_number_or_for_tomorrow(
        self, drafted, people, number, day, sentence
    ):
        plan = to("SUBMITTED", drafted, people)

        with pytest.raises(ValidationError, match=sentence):
            by(people["PPC"], drafting.issue_plan, plan=plan, number=number, signed_on=day)

    @pytest.mark.parametrize(
        ("service", "who", "more"),
        [
            (drafting.draft_plan, "PPC", {"year": 2023}),
            (drafting.draft_plan, "ISO_SEC", {"year": 2023}),
        ],
    )
    def test_only_the_officer_drafts(self, people, service, who, more):
        with pytest.raises(PermissionDenied):
            by(people[who], service, **more)

    def test_the_officer_does_not_issue(self, drafted, people):
        plan = to("SUBMITTED", drafted, people)

        with pytest.raises(PermissionDenied):
            by(
                people["DOST_OFFICER"],
                drafting.issue_plan,
                plan=plan,
                number="1",
                signed_on=SIGNED_ON,
            )

    def test_a_content_that_cannot_be_read_is_never_kept(self, drafted, people):
        doubled = aiming()
        doubled = replace(doubled, targets=(*doubled.targets, doubled.targets[0]))

        with pytest.raises(ValidationError, match="Chỉ tiêu trùng mã: T1"):
            by(people["DOST_OFFICER"], drafting.change_plan, plan=drafted, content=doubled)
        assert len(ProvincialPlan.objects.get().content["targets"]) == 7


class TestAmendments:
    def amend(self, people, plan, content, **more):
        act = {"number": "88/KH-UBND", "signed_on": dt.date(2022, 7, 20), "reason": "Thêm lớp"}
        return by(people["PPC"], amending.amend_plan, plan=plan, content=content, **{**act, **more})

    def changed(self):
        content = aiming()
        more = Task("N2", "Lớp thêm", "Sở", "", DAY, DAY, "T3")
        content = content.with_target(replace(content.target("T3"), stated=4))
        return replace(content, tasks=(*content.tasks, more))

    def test_the_baseline_stays_and_the_newest_act_holds(self, drafted, people):
        plan = to("RUNNING", drafted, people)
        before = plan.content_hash
        act = self.amend(people, plan, self.changed())

        plan = ProvincialPlan.objects.get()
        assert read_plan(plan.content).target("T3").stated == 3
        assert content_of(plan).target("T3").stated == 4
        assert content_of(plan, dt.date(2022, 7, 19)).target("T3").stated == 3
        assert plan.content_hash == before
        assert act.changes[0] == {
            "code": "T3",
            "part": "con số",
            "before": "3",
            "after": "4",
        }
        assert sorted(PlanTask.objects.values_list("code", flat=True)) == ["N1", "N2"]
        assert verify().ok

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"number": ""}, "Ghi số, ký hiệu"),
            ({"reason": " "}, "Ghi lý do điều chỉnh"),
            ({"signed_on": dt.date(2022, 4, 14)}, "không thể trước văn bản liền trước"),
            ({"signed_on": dt.date(2022, 12, 16)}, "không thể sau hôm nay"),
        ],
    )
    def test_an_act_without_number_reason_or_in_the_wrong_order_is_refused(
        self, drafted, people, more, sentence
    ):
        plan = to("RUNNING", drafted, people)

        with pytest.raises(ValidationError, match=sentence):
            self.amend(people, plan, self.changed(), **more)

    def test_an_act_that_changes_nothing_is_refused(self, drafted, people):
        plan = to("RUNNING", drafted, people)

        with pytest.raises(ValidationError, match="chưa thay đổi"):
            self.amend(people, plan, aiming())

    def test_a_draft_is_edited_and_not_amended(self, drafted, people):
        with pytest.raises(ValidationError, match="đã ban hành"):
            self.amend(people, drafted, self.changed())

    def test_acts_are_never_changed(self, drafted, people):
        act = self.amend(people, to("RUNNING", drafted, people), self.changed())

        with pytest.raises(ClosedDoor):
            act.save()


class TestEntering:
    def enter(self, people, plan, **more):
        given = {"target": "T3", "as_of": DAY, "value": 2, "evidence": "Danh sách lớp"}
        return by(people["DOST_OFFICER"], entering.enter_progress, plan=plan, **{**given, **more})

    def test_an_entry_stands_with_its_evidence_and_its_event(self, drafted, people):
        plan = to("RUNNING", drafted, people)
        self.enter(people, plan)

        entry = ProgressEntry.objects.get()
        assert (entry.value, entry.evidence) == (2, "Danh sách lớp")
        told = AuditEvent.objects.get(action="provincial_plan.progress")
        assert json.loads(told.body)["value"] == 2
        assert json.loads(told.body)["plan_target"] == "T3"
        assert verify().ok

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"target": "T7"}, "do hệ thống tự đếm, không ghi đè được"),
            ({"target": "T9"}, "không có chỉ tiêu này"),
            ({"as_of": dt.date(2022, 12, 16)}, "không thể sau hôm nay"),
            ({"as_of": dt.date(2021, 12, 31)}, "phải trong năm 2022"),
            ({"evidence": " "}, "Ghi minh chứng"),
        ],
    )
    def test_what_is_counted_or_not_shown_is_not_typed(self, drafted, people, more, sentence):
        plan = to("RUNNING", drafted, people)

        with pytest.raises(ValidationError, match=sentence):
            self.enter(people, plan, **more)
        assert not ProgressEntry.objects.exists()

    def test_a_draft_has_no_progress(self, drafted, people):
        with pytest.raises(ValidationError, match="đang thực hiện"):
            self.enter(people, drafted)


class TestTasks:
    def test_a_task_is_done_by_one_and_verified_by_another(self, people):
        task = make_task(make_plan())
        task = by(people["DOST_OFFICER"], tasks.begin_task, task=task)
        done = {"evidence": "Báo cáo 66", "done_on": DAY}
        task = by(people["DOST_OFFICER"], tasks.finish_task, task=task, **done)

        with pytest.raises(IllegalTransition, match="Một người không làm cả hai"):
            by(people["DOST_OFFICER"], tasks.verify_task, task=task)
        assert by(people["DOST_HEAD"], tasks.verify_task, task=task).state == "VERIFIED"

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"evidence": " "}, "Ghi kết quả và minh chứng"),
            ({"done_on": dt.date(2022, 12, 16)}, "không thể sau hôm nay"),
        ],
    )
    def test_done_is_shown_by_something_and_not_tomorrow(self, people, more, sentence):
        task = make_task(make_plan())
        given = {"evidence": "Báo cáo 66", "done_on": DAY, **more}

        with pytest.raises(ValidationError, match=sentence):
            by(people["DOST_OFFICER"], tasks.finish_task, task=task, **given)

    def test_what_is_not_done_after_all_goes_back_with_a_word(self, people):
        task = make_task(make_plan(), state="DONE")

        with pytest.raises(IllegalTransition, match="Ghi lý do"):
            by(people["DOST_HEAD"], tasks.reopen_task, task=task, comment=" ")
        again = by(people["DOST_HEAD"], tasks.reopen_task, task=task, comment="Thiếu danh sách")
        assert again.state == "IN_PROGRESS"
