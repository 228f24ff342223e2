"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from thuan.portals.inbox.views import Inbox, OpenNotice, ReadAll

app_name = "notifications"
urlpatterns = [
    path("hop-thu/", Inbox.as_view(), name="inbox"),
    path("hop-thu/da-doc/", ReadAll.as_view(), name="read_all"),
    path("hop-thu/<uuid:public_id>/", OpenNotice.as_view(), name="open"),
]
