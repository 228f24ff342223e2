"""Addresses of internal procedures."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.procedures.views import coverage, writing

app_name = "internal_procedures"
VERSION = "tai-lieu/ban/<uuid:public_id>/quy-trinh/"
urlpatterns = [
    path("quy-trinh-noi-bo/", coverage.AgencyCoverage.as_view(), name="coverage"),
    path("quy-trinh-noi-bo/co-quan/", coverage.AgenciesCoverage.as_view(), name="agencies"),
    path(
        "quy-trinh-noi-bo/co-quan/<uuid:public_id>/",
        coverage.CoverageSeenFromAbove.as_view(),
        name="of_agency",
    ),
    path("quy-trinh-noi-bo/lap/", writing.Begin.as_view(), name="begin"),
    path(VERSION, writing.WriteSections.as_view(), name="sections"),
    path(f"{VERSION}cac-buoc/", writing.WriteSteps.as_view(), name="steps"),
    path(f"{VERSION}dan/", writing.PasteSteps.as_view(), name="paste"),
]
