"""Addresses of the report's template and its versions."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.reporting.views import (
    template_fields,
    template_files,
    template_parts,
    templates,
)

urlpatterns = [
    path("bao-cao/mau/", templates.TemplateRegister.as_view(), name="templates"),
    path("bao-cao/mau/nhap/", template_files.ImportTemplate.as_view(), name="import_template"),
    path("bao-cao/mau/<uuid:public_id>/", templates.TemplateRecord.as_view(), name="template"),
    path(
        "bao-cao/mau/<uuid:public_id>/phien-ban-moi/",
        templates.NewVersion.as_view(),
        name="new_version",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/ban-hanh/",
        templates.PublishTemplate.as_view(),
        name="publish_template",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/huy/",
        templates.CancelTemplate.as_view(),
        name="cancel_template",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/tep/",
        template_files.ExportTemplate.as_view(),
        name="export_template",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/xem/",
        templates.TemplatePreview.as_view(),
        name="template_preview",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/chung/",
        template_parts.EditTerms.as_view(),
        name="template_terms",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/phan/<slug:code>/",
        template_parts.EditSection.as_view(),
        name="edit_section",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/phan/<slug:code>/them-muc/",
        template_fields.AddField.as_view(),
        name="add_field",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/muc/<str:code>/",
        template_fields.EditField.as_view(),
        name="edit_field",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/muc/<str:code>/lua-chon/",
        template_fields.EditChoices.as_view(),
        name="edit_choices",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/muc/<str:code>/chuyen/",
        template_fields.MoveField.as_view(),
        name="move_field",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/muc/<str:code>/bo/",
        template_fields.RemoveField.as_view(),
        name="remove_field",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/nhom/<slug:group>/",
        template_parts.EditShortForm.as_view(),
        name="edit_short_form",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/dang-thuc/them/",
        template_parts.AddIdentity.as_view(),
        name="add_identity",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/dang-thuc/<slug:code>/",
        template_parts.EditIdentity.as_view(),
        name="edit_identity",
    ),
    path(
        "bao-cao/mau/<uuid:public_id>/dang-thuc/<slug:code>/bo/",
        template_parts.RemoveIdentity.as_view(),
        name="remove_identity",
    ),
]
