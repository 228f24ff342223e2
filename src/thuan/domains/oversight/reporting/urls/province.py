"""Addresses of the province: cycles, tracking, chasing, letters, paper that arrived."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.reporting.views import (
    chasing,
    cycles,
    earlier,
    entering,
    guests,
    late_list,
    letters,
    looking,
    paper,
    reminding,
    terms,
    tracking,
)

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
        entering.EnterFromPaper.as_view(),
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
    path("bao-cao/theo-doi/cham-gui/", late_list.LateListPage.as_view(), name="late_list"),
    path("bao-cao/theo-doi/nhac/", reminding.RemindAgencies.as_view(), name="remind"),
    path("bao-cao/theo-doi/nhac/<uuid:token>/", reminding.RemindedPage.as_view(), name="reminded"),
    path("bao-cao/theo-doi/<uuid:public_id>/", chasing.ChasePage.as_view(), name="chase"),
    path(
        "bao-cao/theo-doi/<uuid:public_id>/moi-ky/",
        guests.InviteSigner.as_view(),
        name="invite_signer",
    ),
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
]
