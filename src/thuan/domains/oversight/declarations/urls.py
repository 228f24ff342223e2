"""Addresses of declarations."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.declarations.views import entering, pages, province, steps

app_name = "declarations"
ONE = "cong-bo/<uuid:public_id>/"
urlpatterns = [
    path("cong-bo/", pages.Register.as_view(), name="register"),
    path("cong-bo/nhap/", entering.Enter.as_view(), name="enter"),
    path("cong-bo/theo-doi/", province.ProvinceRegister.as_view(), name="province"),
    path("cong-bo/ghi-nhan/", province.ReceiveMany.as_view(), name="receive_many"),
    path("cong-bo/thoi-han/", province.SetTerms.as_view(), name="terms"),
    path(ONE, pages.Record.as_view(), name="declaration"),
    path(f"{ONE}sua/", entering.Change.as_view(), name="change"),
    path(f"{ONE}cong-bo/", steps.Publish.as_view(), name="publish"),
    path(f"{ONE}bo/", steps.Cancel.as_view(), name="cancel"),
    path(f"{ONE}het-hieu-luc/", steps.Lapse.as_view(), name="lapse"),
    path(f"{ONE}thu-hoi/", steps.Withdraw.as_view(), name="withdraw"),
    path(f"{ONE}ghi-nhan/", steps.Receive.as_view(), name="receive"),
    path(f"{ONE}ban-in/", pages.Paper.as_view(), name="paper"),
]
