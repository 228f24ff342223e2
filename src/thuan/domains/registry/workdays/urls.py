"""Addresses of the working-day calendar."""

from __future__ import annotations

from django.urls import path

from thuan.domains.registry.workdays import views

app_name = "workdays"
urlpatterns = [
    path("", views.DayRegister.as_view(), name="register"),
    path("ghi/", views.SetDay.as_view(), name="set"),
]
