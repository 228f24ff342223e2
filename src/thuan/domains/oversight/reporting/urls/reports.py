"""Addresses of one report: filling, signing, sending, checking."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.reporting.views import (
    checking,
    documents,
    guests,
    last_year,
    own,
    paper,
    receipts,
    report,
    save_fields,
    section,
    signing,
    steps,
    take_back,
    take_paper,
    terms,
    uploads,
)

urlpatterns = [
    path("bao-cao/ky-nhieu/", signing.SignMany.as_view(), name="sign_many"),
    path("bao-cao/cua-toi/", own.MyReport.as_view(), name="mine"),
    path("bao-cao/<uuid:public_id>/", report.ReportRecord.as_view(), name="report"),
    path(
        "bao-cao/<uuid:public_id>/phan/<slug:code>/", section.SectionPage.as_view(), name="section"
    ),
    path(
        "bao-cao/<uuid:public_id>/phan/<slug:code>/luu/",
        save_fields.SaveFields.as_view(),
        name="save_fields",
    ),
    path(
        "bao-cao/<uuid:public_id>/phan/<slug:code>/nhu-nam-truoc/",
        last_year.AsLastYear.as_view(),
        name="as_last_year",
    ),
    path(
        "bao-cao/<uuid:public_id>/kiem-tra-lai/",
        own.CheckAnswers.as_view(),
        name="check_answers",
    ),
    path("bao-cao/<uuid:public_id>/bien-nhan/", receipts.Receipt.as_view(), name="receipt"),
    path(
        "bao-cao/<uuid:public_id>/bien-nhan/<int:number>/",
        receipts.Receipt.as_view(),
        name="receipt_of",
    ),
    path(
        "bao-cao/<uuid:public_id>/bien-nhan/<int:number>/tep/",
        receipts.ReceiptPaper.as_view(),
        name="receipt_paper",
    ),
    path(
        "bao-cao/<uuid:public_id>/ban-trinh-ky/<slug:kind>/",
        documents.DraftDocument.as_view(),
        name="draft_document",
    ),
    path(
        "bao-cao/<uuid:public_id>/ban/<int:number>/<slug:kind>/",
        documents.VersionDocument.as_view(),
        name="version_document",
    ),
    path(
        "bao-cao/<uuid:public_id>/so-sanh/",
        documents.CompareVersions.as_view(),
        name="compare_versions",
    ),
    path("bao-cao/<uuid:public_id>/bat-dau/", steps.StartReport.as_view(), name="start"),
    path(
        "bao-cao/<uuid:public_id>/trinh/",
        steps.SubmitInternally.as_view(),
        name="submit_internal",
    ),
    path(
        "bao-cao/<uuid:public_id>/tra-nguoi-soan/",
        steps.ReturnToPreparer.as_view(),
        name="return_to_preparer",
    ),
    path(
        "bao-cao/<uuid:public_id>/ky-ban-giay/",
        paper.RegisterPaper.as_view(),
        name="register_paper",
    ),
    path("bao-cao/<uuid:public_id>/ban-quet/<int:number>/", paper.Scan.as_view(), name="scan"),
    path("bao-cao/<uuid:public_id>/moi/", guests.InviteReviewer.as_view(), name="invite_reviewer"),
    path("moi/<uuid:guest_id>/thoi/", guests.WithdrawGuest.as_view(), name="withdraw_guest"),
    path("bao-cao/<uuid:public_id>/mien-xet/", terms.Waive.as_view(), name="waive"),
    path("bao-cao/<uuid:public_id>/ky/", signing.SignReport.as_view(), name="sign"),
    path("bao-cao/<uuid:public_id>/rut-lai/", steps.RecallReport.as_view(), name="recall"),
    path("bao-cao/<uuid:public_id>/gui/", steps.SubmitReport.as_view(), name="submit"),
    path("bao-cao/<uuid:public_id>/bo-sung/", steps.ReviseReport.as_view(), name="revise"),
    path("bao-cao/<uuid:public_id>/nhan-kiem-tra/", checking.TakeReport.as_view(), name="take"),
    path("bao-cao/<uuid:public_id>/chap-nhan/", checking.AcceptReport.as_view(), name="accept"),
    path("bao-cao/<uuid:public_id>/tra-lai/", checking.ReturnReport.as_view(), name="return"),
    path("bao-cao/<uuid:public_id>/mo-lai/", checking.ReopenReport.as_view(), name="reopen"),
    path(
        "bao-cao/<uuid:public_id>/tu-tep/",
        uploads.UploadFigures.as_view(),
        name="upload_figures",
    ),
    path(
        "bao-cao/<uuid:public_id>/tu-tep/bang-trong/",
        uploads.BlankSheet.as_view(),
        name="blank_sheet",
    ),
    path(
        "bao-cao/<uuid:public_id>/tu-ban-giay/",
        take_paper.TakePaperFigures.as_view(),
        name="take_paper_figures",
    ),
    path("bao-cao/tep/<uuid:public_id>/ghep/", uploads.MapFigures.as_view(), name="map_figures"),
    path(
        "bao-cao/tep/<uuid:public_id>/xem-truoc/",
        uploads.PreviewFigures.as_view(),
        name="preview_figures",
    ),
    path(
        "bao-cao/tep/<uuid:public_id>/lay-lai/",
        take_back.TakeBackFigures.as_view(),
        name="take_back_figures",
    ),
]
