"""Addresses of the register of administrative procedures."""

from __future__ import annotations

from django.urls import path

from thuan.domains.registry.procedures.views import importing, register

app_name = "administrative_procedures"
urlpatterns = [
    path("", register.ProcedureRegister.as_view(), name="register"),
    path("nhap/", importing.Upload.as_view(), name="import"),
    path("nhap/ap-dung/", importing.Write.as_view(), name="import_write"),
    path("ma/<str:code>/", register.ProcedureRecord.as_view(), name="record"),
]
