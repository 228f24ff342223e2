"""Addresses of the workplace."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from thuan.portals.workplace.views import help as helping
from thuan.portals.workplace.views.calendar import CalendarFile
from thuan.portals.workplace.views.home import Home
from thuan.portals.workplace.views.search import SearchPage
from thuan.portals.workplace.views.switch import SwitchAgency

app_name = "workplace"
urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("viec-cua-toi/lich.ics", CalendarFile.as_view(), name="calendar"),
    path("tro-giup/", login_not_required(helping.HelpPage.as_view()), name="help"),
    path("doi-co-quan/<uuid:public_id>/", SwitchAgency.as_view(), name="switch"),
    path("i18n/", login_not_required(set_language), name="language"),
]
search_urls = ([path("tim-kiem/", SearchPage.as_view(), name="results")], "search")
