"""Address of the province's desk."""

from __future__ import annotations

from django.urls import path

from thuan.portals.province.views import Overview

app_name = "province"
urlpatterns = [path("tong-quan/", Overview.as_view(), name="overview")]
