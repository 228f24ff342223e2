"""Addresses of reporting."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.reporting.views import (
    chasing,
    checking,
    cycles,
    documents,
    earlier,
    last_year,
    late_list,
    letters,
    looking,
    own,
    paper,
    receipts,
    reminding,
    report,
    section,
    signing,
    steps,
    syntheses,
    synthesis_steps,
    template_fields,
    template_parts,
    templates,
    terms,
    tracking,
    uploads,
)

app_name = "reporting"
urlpatterns = [
    path("bao-cao/ky/", cycles.CycleRegister.as_view(), name="cycles"),
    path("bao-cao/ky/them/", cycles.DraftCycle.as_view(), name="draft_cycle"),
    path("bao-cao/ky/<uuid:public_id>/", cycles.CycleRecord.as_view(), name="cycle"),
    path(
        "bao-cao/ky/<uuid:public_id>/ban-hanh/",
        cycles.PublishCycle.as_view(),
        name="publish_cycle",
    ),
    path("bao-cao/ky/<uuid:public_id>/mo/", cycles.OpenCycle.as_view(), name="open_cycle"),
    path("bao-cao/ky/<uuid:public_id>/chot/", cycles.FixRoster.as_view(), name="fix_roster"),
    path("bao-cao/ky/<uuid:public_id>/khoa/", cycles.CloseCycle.as_view(), name="close_cycle"),
    path("bao-cao/ky/<uuid:public_id>/gia-han/", terms.Extend.as_view(), name="extend"),
    path(
        "bao-cao/ky/<uuid:public_id>/ban-giay/",
        paper.RegisterArrival.as_view(),
        name="register_arrival",
    ),
    path(
        "bao-cao/ban-giay/<uuid:public_id>/nhap/",
        paper.EnterFromPaper.as_view(),
        name="enter_from_paper",
    ),
    path(
        "bao-cao/ban-giay/<uuid:public_id>/ban-quet/",
        paper.ArrivalScan.as_view(),
        name="arrival_scan",
    ),
    path("bao-cao/so-lieu-nam-truoc/", earlier.Upload.as_view(), name="earlier"),
    path("bao-cao/so-lieu-nam-truoc/ghi/", earlier.Write.as_view(), name="earlier_write"),
    path("bao-cao/theo-doi/", tracking.TrackingBoard.as_view(), name="tracking"),
    path("bao-cao/ky-nhieu/", signing.SignMany.as_view(), name="sign_many"),
    path("bao-cao/theo-doi/cham-gui/", late_list.LateListPage.as_view(), name="late_list"),
    path("bao-cao/theo-doi/nhac/", reminding.RemindAgencies.as_view(), name="remind"),
    path("bao-cao/theo-doi/nhac/<uuid:token>/", reminding.RemindedPage.as_view(), name="reminded"),
    path("bao-cao/theo-doi/<uuid:public_id>/", chasing.ChasePage.as_view(), name="chase"),
    path(
        "bao-cao/theo-doi/<uuid:public_id>/lien-he/",
        chasing.NoteContact.as_view(),
        name="note_contact",
    ),
    path(
        "bao-cao/theo-doi/<uuid:public_id>/xem-nhu-co-quan/",
        looking.LookAsAgency.as_view(),
        name="look_as_agency",
    ),
    path(
        "bao-cao/theo-doi/<uuid:public_id>/xem-nhu-co-quan/<int:look>/",
        looking.AgencySightPage.as_view(),
        name="agency_sight",
    ),
    path("bao-cao/cong-van/lap/", letters.DraftLetter.as_view(), name="draft_letter"),
    path("bao-cao/cong-van/<uuid:public_id>/", letters.LetterRecord.as_view(), name="letter"),
    path(
        "bao-cao/cong-van/<uuid:public_id>/phat-hanh/",
        letters.IssueLetter.as_view(),
        name="issue_letter",
    ),
    path(
        "bao-cao/cong-van/<uuid:public_id>/tep/<slug:kind>/",
        letters.LetterPaper.as_view(),
        name="letter_paper",
    ),
    path("bao-cao/cua-toi/", own.MyReport.as_view(), name="mine"),
    path("bao-cao/<uuid:public_id>/", report.ReportRecord.as_view(), name="report"),
    path(
        "bao-cao/<uuid:public_id>/phan/<slug:code>/", section.SectionPage.as_view(), name="section"
    ),
    path(
        "bao-cao/<uuid:public_id>/phan/<slug:code>/luu/",
        section.SaveFields.as_view(),
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
    path("bao-cao/tep/<uuid:public_id>/ghep/", uploads.MapFigures.as_view(), name="map_figures"),
    path(
        "bao-cao/tep/<uuid:public_id>/xem-truoc/",
        uploads.PreviewFigures.as_view(),
        name="preview_figures",
    ),
    path(
        "bao-cao/tep/<uuid:public_id>/lay-lai/",
        uploads.TakeBackFigures.as_view(),
        name="take_back_figures",
    ),
    path("bao-cao/mau/", templates.TemplateRegister.as_view(), name="templates"),
    path("bao-cao/mau/nhap/", templates.ImportTemplate.as_view(), name="import_template"),
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
        templates.ExportTemplate.as_view(),
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
    path("tong-hop/", syntheses.SynthesisRegister.as_view(), name="syntheses"),
    path("tong-hop/dang-chay/", syntheses.LiveSynthesis.as_view(), name="live_synthesis"),
    path(
        "tong-hop/khoa/<uuid:public_id>/", synthesis_steps.FreezeSynthesis.as_view(), name="freeze"
    ),
    path("tong-hop/<uuid:public_id>/", syntheses.SynthesisRecord.as_view(), name="synthesis"),
    path(
        "tong-hop/<uuid:public_id>/loi-van/",
        synthesis_steps.WriteWords.as_view(),
        name="write_words",
    ),
    path(
        "tong-hop/<uuid:public_id>/tham-tra/",
        synthesis_steps.ReviewSynthesis.as_view(),
        name="review_synthesis",
    ),
    path(
        "tong-hop/<uuid:public_id>/phe-duyet/",
        synthesis_steps.ApproveSynthesis.as_view(),
        name="approve_synthesis",
    ),
    path(
        "tong-hop/<uuid:public_id>/gui/",
        synthesis_steps.SendSynthesis.as_view(),
        name="send_synthesis",
    ),
    path(
        "tong-hop/<uuid:public_id>/da-nhan/",
        synthesis_steps.AcknowledgeSynthesis.as_view(),
        name="acknowledge_synthesis",
    ),
    path(
        "tong-hop/<uuid:public_id>/tep/<slug:kind>/",
        syntheses.SynthesisPaper.as_view(),
        name="paper",
    ),
]
