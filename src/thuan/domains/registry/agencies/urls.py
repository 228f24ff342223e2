"""Addresses of the register of agencies."""

from __future__ import annotations

from django.urls import path

from thuan.domains.registry.agencies import views

app_name = "agencies"
_ONE = "<uuid:public_id>/"
urlpatterns = [
    path("", views.AgencyRegister.as_view(), name="register"),
    path("cay/", views.Tree.as_view(), name="tree"),
    path("danh-sach/", views.Roster.as_view(), name="roster"),
    path("ghi-so/", views.Register.as_view(), name="new"),
    path("nhap/", views.Upload.as_view(), name="import"),
    path("nhap/ghi/", views.Write.as_view(), name="import_write"),
    path(_ONE, views.AgencyRecord.as_view(), name="record"),
    path(f"{_ONE}doi-ten/", views.Rename.as_view(), name="rename"),
    path(f"{_ONE}doi-ma/", views.Recode.as_view(), name="recode"),
    path(f"{_ONE}chuyen-nhom/", views.Regroup.as_view(), name="regroup"),
    path(f"{_ONE}chuyen-cap-tren/", views.Move.as_view(), name="move"),
    path(f"{_ONE}trang-thai/", views.Status.as_view(), name="status"),
    path(f"{_ONE}nghia-vu/", views.Oblige.as_view(), name="oblige"),
    path(f"{_ONE}vao-chuong-trinh/", views.Join.as_view(), name="join"),
    path(f"{_ONE}ra-chuong-trinh/", views.Leave.as_view(), name="leave"),
    path(f"{_ONE}ke-thua/", views.Succeed.as_view(), name="succeed"),
    path(f"{_ONE}huy-bo/<slug:model>/<int:pk>/", views.Void.as_view(), name="void"),
]
