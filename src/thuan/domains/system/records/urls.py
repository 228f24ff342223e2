"""Addresses of records."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.records.views import disposals, disposing, keeping, lists, records, types

app_name = "records"
RECORD = "ho-so/<uuid:public_id>/"
TYPE = "ho-so/loai/<uuid:public_id>/"
CASE = "ho-so/huy/<uuid:public_id>/"
urlpatterns = [
    path("ho-so/", lists.RecordRegister.as_view(), name="register"),
    path("ho-so/lap/", keeping.OpenRecord.as_view(), name="open"),
    path("ho-so/loai/", lists.TypeRegister.as_view(), name="types"),
    path("ho-so/loai/them/", types.DefineType.as_view(), name="define_type"),
    path("ho-so/loai/lay-danh-muc/", types.TakeCatalogue.as_view(), name="take_catalogue"),
    path(TYPE, records.TypePage.as_view(), name="type"),
    path(f"{TYPE}sua/", types.EditType.as_view(), name="edit_type"),
    path(f"{TYPE}thoi-dung/", types.RetireType.as_view(), name="retire_type"),
    path("ho-so/giu-lai/<uuid:public_id>/thoi/", keeping.LiftHold.as_view(), name="lift"),
    path("ho-so/huy/", lists.DisposalRegister.as_view(), name="disposals"),
    path("ho-so/huy/lap/", disposing.DraftDisposal.as_view(), name="draft_disposal"),
    path(CASE, disposals.DisposalPage.as_view(), name="disposal"),
    path(f"{CASE}chon/", disposing.Choose.as_view(), name="choose"),
    path(f"{CASE}de-nghi/", disposing.Propose.as_view(), name="propose"),
    path(f"{CASE}quyet-dinh/", disposing.Approve.as_view(), name="approve"),
    path(f"{CASE}khong-chap-thuan/", disposing.Reject.as_view(), name="reject"),
    path(f"{CASE}bo/", disposing.Cancel.as_view(), name="cancel"),
    path(f"{CASE}thuc-hien/", disposing.CarryOut.as_view(), name="carry_out"),
    path(f"{CASE}bien-ban/", disposing.Minutes.as_view(), name="minutes"),
    path(RECORD, records.RecordPage.as_view(), name="record"),
    path(f"{RECORD}sua/", keeping.EditRecord.as_view(), name="edit"),
    path(f"{RECORD}them-tep/", keeping.FileIn.as_view(), name="file_in"),
    path(f"{RECORD}dong/", keeping.CloseRecord.as_view(), name="close"),
    path(f"{RECORD}bo/", keeping.VoidRecord.as_view(), name="void"),
    path(f"{RECORD}giu-lai/", keeping.HoldRecord.as_view(), name="hold"),
    path(f"{RECORD}rut/", keeping.TakeOut.as_view(), name="take_out"),
]
