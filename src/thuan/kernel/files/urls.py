from __future__ import annotations

from django.urls import path

from thuan.kernel.files.views import download

app_name = "files"
urlpatterns = [path("tep/<uuid:public_id>/", download, name="download")]
