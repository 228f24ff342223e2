"""The list, the record and the editing pages of plans under the common suites."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.conformance.record import RecordConformance
from tests.conformance.register import RegisterConformance
from tests.factories import RECORDED
from tests.factories.plans import make_plan
from thuan.domains.oversight.programme.content import (
    Budget,
    PlanContent,
    Task,
    read_plan,
    usual_content,
)
from thuan.domains.oversight.programme.models import PlanAmendment, ProvincialPlan
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.views.amending import digest
from thuan.kernel.tenancy.writing import update_row

FIRST, LAST = dt.date(2022, 5, 1), dt.date(2022, 6, 30)


class OfAYear:
    """Each year has one plan: the year stands for the word."""

    years: ClassVar[dict[str, int]] = {}

    def year(self, word: str) -> int:
        return self.years.setdefault(word, 2031 + len(self.years))


class TestPlanRegister(OfAYear, RegisterConformance):
    url_name = "programme:plans"
    permission = PlanPermission.VIEW
    role = "DOST_OFFICER"
    outsider_role = "STAFF"
    reach = "ALL"
    budget = 7

    def make_row(self, agency, word):
        return make_plan(self.year(word))

    def seen(self, word):
        return f"Kế hoạch năm {self.year(word)}"


class TestPlanRecord(OfAYear, RecordConformance):
    url_name = "programme:plan"
    permission = PlanPermission.VIEW
    role = "DOST_OFFICER"
    outsider_role = "STAFF"
    reach = "ALL"

    def make_record(self, agency, word):
        return {"public_id": make_plan(self.year(word)).public_id}

    def seen(self, word):
        return f"Kế hoạch năm {self.year(word)}"


class DraftConformance(EditConformance):
    """A part of a draft, edited by an officer of DOST."""

    permission = PlanPermission.DRAFT
    role = "DOST_OFFICER"
    reach = "ALL"
    part: ClassVar[dict[str, str]] = {}
    theirs: ClassVar[str]

    def make_target(self, agency):
        content = replace(
            usual_content(2022),
            tasks=(Task("N1", "Mở lớp", "Sở", "", FIRST, LAST, "T3"),),
            budget=(Budget("Tập huấn", "ngân sách", 120),),
        )
        plan = make_plan(2022, "DRAFT", read_plan(content.to_json()))
        return {"public_id": plan.public_id, **self.part}

    def effect(self):
        return sum(ProvincialPlan.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        plan = ProvincialPlan.objects.get(public_id=kwargs["public_id"])
        content = self.changed(read_plan(plan.content)).to_json()
        update_row(plan, {"content": content}, at=RECORDED, by=None)
        return self.theirs

    def changed(self, content: PlanContent) -> PlanContent:
        raise NotImplementedError


class TestEditGeneral(DraftConformance):
    url_name = "programme:edit_plan"
    typed, theirs = "Kế hoạch của tôi", "Kế hoạch của người kia"
    another: ClassVar[dict[str, Any]] = {"title": "Kế hoạch khác"}

    def sent(self, agency):
        return {"title": self.typed, "objectives": "Một\nHai"}

    def changed(self, content):
        return replace(content, title=self.theirs)


class TestEditTarget(DraftConformance):
    url_name = "programme:edit_target"
    part: ClassVar[dict[str, str]] = {"code": "T3"}
    typed, theirs = "Chỉ tiêu của tôi", "Chỉ tiêu của người kia"
    another: ClassVar[dict[str, Any]] = {"text": "Chỉ tiêu khác"}

    def sent(self, agency):
        return {"text": self.typed, "stated": "3", "due_on": "30/06/2022", "roster": "UNKNOWN"}

    def changed(self, content):
        return content.with_target(replace(content.target("T3"), text=self.theirs))


class TestEditTask(DraftConformance):
    url_name = "programme:edit_task"
    part: ClassVar[dict[str, str]] = {"code": "N1"}
    typed, theirs = "Nhiệm vụ của tôi", "Nhiệm vụ của người kia"
    another: ClassVar[dict[str, Any]] = {"text": "Nhiệm vụ khác"}

    def sent(self, agency):
        days = {"from_on": "01/05/2022", "due_on": "30/06/2022"}
        return {"code": "N1", "text": self.typed, "lead": "Sở", "target": "T3", **days}

    def changed(self, content):
        return content.with_task(replace(content.tasks[0], text=self.theirs))


class TestEditBudget(DraftConformance):
    url_name = "programme:edit_budget"
    typed, theirs = "Tập huấn; ngân sách tỉnh; 130", "Kiểm tra; ngân sách tỉnh; 95"
    another: ClassVar[dict[str, Any]] = {"budget": "Tập huấn; ngân sách tỉnh; 140"}

    def sent(self, agency):
        return {"budget": self.typed}

    def broken(self, agency):
        return {"budget": "một trăm triệu"}

    def changed(self, content):
        return replace(
            content,
            budget=read_plan(
                {"budget": [{"text": "Kiểm tra", "source": "ngân sách tỉnh", "amount": "95"}]}
            ).budget,
        )


class TestAmend(EditConformance):
    url_name = "programme:amend"
    permission = PlanPermission.ISSUE
    role = "PPC"
    reach = "ALL"
    typed, theirs = "Thêm một lớp vì có xã mới", "31/07/2022"
    another: ClassVar[dict[str, Any]] = {"reason": "Vì lý do khác"}

    def make_target(self, agency):
        return {"public_id": make_plan(2022).public_id}

    def sent(self, agency):
        due = {f"due.{one.code}": one.due_on.strftime("%d/%m/%Y") for one in self.targets()}
        act = {"number": "88/KH-UBND", "signed_on": "20/07/2022", "reason": self.typed}
        lists = {"roster.T1": "UNKNOWN", "roster.T2": "UNKNOWN"}
        usual = usual_content(2022)
        seen = digest(usual.with_target(replace(usual.target("T3"), stated=4)))
        return {**act, **due, **lists, "stated.T3": "4", "da_xem": seen}

    def targets(self):
        return usual_content(2022).targets

    def effect(self):
        return PlanAmendment.objects.count()

    def overtake(self, kwargs):
        plan = ProvincialPlan.objects.get(**kwargs)
        content = usual_content(2022)
        content = content.with_target(replace(content.target("T4"), due_on=dt.date(2022, 7, 31)))
        PlanAmendment(
            plan=plan,
            seq=1,
            number="87/KH-UBND",
            signed_on=dt.date(2022, 7, 1),
            reason="Mưa lũ",
            content=content.to_json(),
            changes=[],
            recorded_at=RECORDED,
        ).save()
        update_row(plan, {}, at=RECORDED, by=None)
        return self.theirs
