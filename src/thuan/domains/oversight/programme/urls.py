"""Addresses of the provincial plan."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.programme.views import (
    amending,
    documents,
    editing,
    plans,
    scenario,
    spending,
    steps,
    targets,
    tasks,
)

app_name = "programme"
PLAN = "ke-hoach/<uuid:public_id>/"
TASK = "ke-hoach/nhiem-vu/<uuid:public_id>/"
urlpatterns = [
    path("ke-hoach/", plans.PlanRegister.as_view(), name="plans"),
    path("ke-hoach/nhiem-vu/", tasks.OwnTasks.as_view(), name="own_tasks"),
    path("ke-hoach/them/", plans.DraftPlan.as_view(), name="draft_plan"),
    path(PLAN, plans.PlanRecord.as_view(), name="plan"),
    path(f"{PLAN}noi-dung/", editing.EditGeneral.as_view(), name="edit_plan"),
    path(f"{PLAN}kinh-phi/", editing.EditBudget.as_view(), name="edit_budget"),
    path(
        f"{PLAN}kinh-phi/<str:code>/da-chi/",
        spending.EnterSpending.as_view(),
        name="enter_spending",
    ),
    path(f"{PLAN}nhiem-vu/them/", editing.AddTask.as_view(), name="add_task"),
    path(f"{PLAN}nhiem-vu/<str:code>/", editing.EditTask.as_view(), name="edit_task"),
    path(f"{PLAN}nhiem-vu/<str:code>/bo/", editing.RemoveTask.as_view(), name="remove_task"),
    path(f"{PLAN}chi-tieu/<str:code>/", targets.TargetPage.as_view(), name="target"),
    path(f"{PLAN}chi-tieu/<str:code>/sua/", editing.EditTarget.as_view(), name="edit_target"),
    path(
        f"{PLAN}chi-tieu/<str:code>/tien-do/",
        targets.EnterProgress.as_view(),
        name="enter_progress",
    ),
    path(f"{PLAN}phuong-an/", scenario.Scenario.as_view(), name="scenario"),
    path(f"{PLAN}lay-y-kien/", steps.Consult.as_view(), name="consult"),
    path(f"{PLAN}sua-lai/", steps.Redraft.as_view(), name="redraft"),
    path(f"{PLAN}trinh/", steps.Submit.as_view(), name="submit"),
    path(f"{PLAN}tra-lai/", steps.Return.as_view(), name="return_plan"),
    path(f"{PLAN}ban-hanh/", steps.Issue.as_view(), name="issue"),
    path(f"{PLAN}bat-dau/", steps.Start.as_view(), name="start"),
    path(f"{PLAN}danh-gia/", steps.Evaluate.as_view(), name="evaluate"),
    path(f"{PLAN}ket-thuc/", steps.Close.as_view(), name="close"),
    path(f"{PLAN}dieu-chinh/", amending.Amend.as_view(), name="amend"),
    path(f"{PLAN}tep/<slug:what>/<slug:kind>/", documents.PlanPaper.as_view(), name="plan_paper"),
    path(TASK, tasks.TaskPage.as_view(), name="task"),
    path(f"{TASK}tien-do/", tasks.ReportTask.as_view(), name="report_task"),
    path(f"{TASK}bat-dau/", tasks.BeginTask.as_view(), name="begin_task"),
    path(f"{TASK}xong/", tasks.FinishTask.as_view(), name="finish_task"),
    path(f"{TASK}lam-tiep/", tasks.ReopenTask.as_view(), name="reopen_task"),
    path(f"{TASK}xac-nhan/", tasks.VerifyTask.as_view(), name="verify_task"),
]
