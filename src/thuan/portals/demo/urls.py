"""Addresses of the demonstration."""

from __future__ import annotations

from django.urls import path

from thuan.portals.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.ChangeDay.as_view(), name="change_day"),
    path("tien-do/", views.ShowProgress.as_view(), name="progress"),
]
