"""Addresses of the rules and of the undelivered e-mails."""

from __future__ import annotations

from django.urls import path

from thuan.portals.reminders import views

app_name = "reminders"
urlpatterns = [
    path("quy-tac-nhac/", views.Rules.as_view(), name="rules"),
    path("quy-tac-nhac/<str:code>/sua/", views.ChangeRule.as_view(), name="change"),
    path("thu-chua-gui/", views.Mails.as_view(), name="mails"),
    path("thu-chua-gui/gui-lai/", views.SendAllAgain.as_view(), name="send_all"),
    path("thu-chua-gui/<uuid:public_id>/gui-lai/", views.SendOneAgain.as_view(), name="send_one"),
]
