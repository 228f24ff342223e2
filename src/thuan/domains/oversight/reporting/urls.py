"""Addresses of reporting."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.reporting.views import (
    chasing,
    checking,
    cycles,
    late_list,
    letters,
    looking,
    own,
    reminding,
    report,
    steps,
    syntheses,
    synthesis_steps,
    tracking,
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
    path("bao-cao/theo-doi/", tracking.TrackingBoard.as_view(), name="tracking"),
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
    path("bao-cao/<uuid:public_id>/phan/<slug:code>/", own.SectionPage.as_view(), name="section"),
    path(
        "bao-cao/<uuid:public_id>/kiem-tra-lai/",
        own.CheckAnswers.as_view(),
        name="check_answers",
    ),
    path("bao-cao/<uuid:public_id>/bien-nhan/", own.Receipt.as_view(), name="receipt"),
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
    path("bao-cao/<uuid:public_id>/ky/", steps.SignReport.as_view(), name="sign"),
    path("bao-cao/<uuid:public_id>/rut-lai/", steps.RecallReport.as_view(), name="recall"),
    path("bao-cao/<uuid:public_id>/gui/", steps.SubmitReport.as_view(), name="submit"),
    path("bao-cao/<uuid:public_id>/bo-sung/", steps.ReviseReport.as_view(), name="revise"),
    path("bao-cao/<uuid:public_id>/nhan-kiem-tra/", checking.TakeReport.as_view(), name="take"),
    path("bao-cao/<uuid:public_id>/chap-nhan/", checking.AcceptReport.as_view(), name="accept"),
    path("bao-cao/<uuid:public_id>/tra-lai/", checking.ReturnReport.as_view(), name="return"),
    path("bao-cao/<uuid:public_id>/mo-lai/", checking.ReopenReport.as_view(), name="reopen"),
    path("tong-hop/", syntheses.SynthesisRegister.as_view(), name="syntheses"),
    path("tong-hop/dang-chay/", syntheses.LiveSynthesis.as_view(), name="live_synthesis"),
    path(
        "tong-hop/khoa/<uuid:public_id>/", synthesis_steps.FreezeSynthesis.as_view(), name="freeze"
    ),
    path("tong-hop/<uuid:public_id>/", syntheses.SynthesisRecord.as_view(), name="synthesis"),
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
