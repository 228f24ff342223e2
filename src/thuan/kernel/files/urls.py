"""The one address from which files are given out."""

from __future__ import annotations

from django.urls import path

from thuan.kernel.files.views import Download

app_name = "files"
urlpatterns = [path("tep/<uuid:public_id>/", Download.as_view(), name="download")]
