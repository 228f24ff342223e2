"""Addresses of the standard."""

from __future__ import annotations

from django.urls import path

from thuan.domains.registry.standards.views import clause, deciding, editions, nonapplicability

app_name = "standards"
LEFT_OUT = "khong-ap-dung/<uuid:public_id>/"
CLAUSE = "<slug:slug>/dieu/<str:number>/"
urlpatterns = [
    path("", editions.EditionRegister.as_view(), name="editions"),
    path(
        "khong-ap-dung/",
        nonapplicability.NonApplicabilityRegister.as_view(),
        name="nonapplicabilities",
    ),
    path(LEFT_OUT, nonapplicability.NonApplicabilityRecord.as_view(), name="nonapplicability"),
    path(f"{LEFT_OUT}dong-y/", deciding.Endorse.as_view(), name="endorse"),
    path(f"{LEFT_OUT}quyet-dinh/", deciding.Approve.as_view(), name="approve"),
    path(f"{LEFT_OUT}khong-chap-nhan/", deciding.Decline.as_view(), name="decline"),
    path(f"{LEFT_OUT}rut/", deciding.Withdraw.as_view(), name="withdraw"),
    path(f"{LEFT_OUT}ap-dung-lai/", deciding.End.as_view(), name="end"),
    path("<slug:slug>/", editions.EditionPage.as_view(), name="edition"),
    path(CLAUSE, clause.ClausePage.as_view(), name="clause"),
    path(f"{CLAUSE}khong-ap-dung/", deciding.Propose.as_view(), name="propose"),
]
