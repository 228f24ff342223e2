"""The addresses from which files, and pictures of their pages, are given out."""

from __future__ import annotations

from django.urls import path

from thuan.kernel.files.views import Download, Page

app_name = "files"
urlpatterns = [
    path("tep/<uuid:public_id>/", Download.as_view(), name="download"),
    path("tep/<uuid:public_id>/trang/<int:number>/", Page.as_view(), name="page"),
]
