"""Addresses of legal bases and of the work that changed law brings."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.legal.views import bases, progress, updates

app_name = "legal"
UPDATE = "cap-nhat-phap-luat/<uuid:public_id>/"
urlpatterns = [
    path("tai-lieu-ben-ngoai/", bases.ExternalRegister.as_view(), name="external"),
    path("tai-lieu/<uuid:public_id>/can-cu/", bases.DocumentBases.as_view(), name="bases"),
    path("tai-lieu/<uuid:public_id>/can-cu/them/", bases.AddBasis.as_view(), name="add"),
    path("tai-lieu/can-cu/<uuid:public_id>/bo/", bases.EndBasis.as_view(), name="end"),
    path("cap-nhat-phap-luat/", updates.UpdateRegister.as_view(), name="updates"),
    path("cap-nhat-phap-luat/tien-do/", progress.Changes.as_view(), name="changes"),
    path(
        "cap-nhat-phap-luat/tien-do/<uuid:public_id>/",
        progress.ChangeProgress.as_view(),
        name="change",
    ),
    path(UPDATE, updates.UpdateRecord.as_view(), name="update"),
    path(f"{UPDATE}khong-can-sua/", updates.ConfirmUpdate.as_view(), name="confirm"),
]
