"""Addresses of model documents."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.model_documents.views import agencies, following, pages, steps, writing

app_name = "model_documents"
MODEL = "tai-lieu-mau/<uuid:public_id>/"
VERSION = "tai-lieu-mau/ban/<uuid:public_id>/"
ADOPTION = "tai-lieu-mau/ap-dung/<uuid:public_id>/"
urlpatterns = [
    path("tai-lieu-mau/", pages.Register.as_view(), name="register"),
    path("tai-lieu-mau/them/", writing.Create.as_view(), name="create"),
    path(MODEL, pages.ModelRecord.as_view(), name="model"),
    path(f"{MODEL}sua/", writing.EditHead.as_view(), name="edit"),
    path(f"{MODEL}ban-moi/", steps.Begin.as_view(), name="begin"),
    path(f"{MODEL}thu-hoi/", steps.Withdraw.as_view(), name="withdraw"),
    path(f"{MODEL}co-quan/", agencies.Agencies.as_view(), name="agencies"),
    path(f"{MODEL}dung/", following.Adopt.as_view(), name="adopt"),
    path(VERSION, pages.VersionRecord.as_view(), name="version"),
    path(f"{VERSION}soan/", writing.Write.as_view(), name="write"),
    path(f"{VERSION}ban-hanh/", steps.Issue.as_view(), name="issue"),
    path(f"{VERSION}bo/", steps.Cancel.as_view(), name="cancel"),
    path(ADOPTION, following.Difference.as_view(), name="difference"),
    path(f"{ADOPTION}sua-doi/", following.Revise.as_view(), name="revise"),
    path(f"{ADOPTION}xac-nhan/", following.Confirm.as_view(), name="confirm"),
]
