"""Addresses of the synthesis."""

from __future__ import annotations

from django.urls import path

from thuan.domains.oversight.reporting.views import (
    guests,
    syntheses,
    synthesis_steps,
)

urlpatterns = [
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
        "tong-hop/<uuid:public_id>/moi/",
        guests.InviteToSynthesis.as_view(),
        name="invite_to_synthesis",
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
    path(
        "tong-hop/<uuid:public_id>/tom-tat/<slug:kind>/",
        syntheses.SummaryPaper.as_view(),
        name="summary_paper",
    ),
]
