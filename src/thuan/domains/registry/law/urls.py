"""Addresses of the legal register."""

from __future__ import annotations

from django.urls import path

from thuan.domains.registry.law.views import reading, writing

app_name = "law"
TEXT = "<uuid:public_id>/"
urlpatterns = [
    path("", reading.TextRegister.as_view(), name="register"),
    path("them/", writing.CreateText.as_view(), name="create"),
    path("thoi-han/", writing.SetTerms.as_view(), name="terms"),
    path("thay-doi/<uuid:public_id>/hoan-tac/", writing.UndoChange.as_view(), name="undo"),
    path(TEXT, reading.TextRecord.as_view(), name="text"),
    path(f"{TEXT}sua/", writing.EditText.as_view(), name="edit"),
    path(f"{TEXT}thay-doi/", writing.RecordChange.as_view(), name="change"),
    path(f"{TEXT}da-kiem-tra/", writing.CheckText.as_view(), name="check"),
]
