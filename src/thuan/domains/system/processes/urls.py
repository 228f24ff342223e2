"""Addresses of processes, instruments and knowledge."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.processes.views import (
    describing,
    instrument_steps,
    instruments,
    knowledge,
    maps,
    processes,
)

app_name = "processes"
PROCESS = "qua-trinh/<uuid:public_id>/"
REVIEW = "qua-trinh/xem-xet/<uuid:public_id>/"
INSTRUMENT = "phuong-tien-do/<uuid:public_id>/"
ITEM = "tri-thuc/<uuid:public_id>/"
urlpatterns = [
    path("qua-trinh/", maps.MapPage.as_view(), name="map"),
    path("qua-trinh/danh-sach/", processes.ProcessRegister.as_view(), name="register"),
    path("qua-trinh/ban-in/", maps.Paper.as_view(), name="paper"),
    path("qua-trinh/them/", describing.AddProcess.as_view(), name="add"),
    path("qua-trinh/lay-thuong-gap/", maps.TakeUsual.as_view(), name="take_usual"),
    path("qua-trinh/xem-xet/", maps.ReviewMap.as_view(), name="review_map"),
    path(REVIEW, maps.PastMap.as_view(), name="past_map"),
    path(f"{REVIEW}bo/", maps.VoidReview.as_view(), name="void_review"),
    path(PROCESS, processes.ProcessPage.as_view(), name="process"),
    path(f"{PROCESS}phieu/", describing.WriteSheet.as_view(), name="sheet"),
    path(f"{PROCESS}dau-vao-dau-ra/", describing.WriteFlows.as_view(), name="flows"),
    path(f"{PROCESS}chi-so/", describing.WriteCriteria.as_view(), name="criteria"),
    path(f"{PROCESS}tai-lieu/", describing.ChooseDocuments.as_view(), name="documents"),
    path(f"{PROCESS}thoi-dung/", describing.RetireProcess.as_view(), name="retire"),
    path("phuong-tien-do/", instruments.InstrumentRegister.as_view(), name="instruments"),
    path("phuong-tien-do/them/", instruments.AddInstrument.as_view(), name="add_instrument"),
    path(INSTRUMENT, instruments.InstrumentPage.as_view(), name="instrument"),
    path(f"{INSTRUMENT}sua/", instruments.EditInstrument.as_view(), name="edit_instrument"),
    path(f"{INSTRUMENT}kiem/", instruments.RecordCheck.as_view(), name="check"),
    path(f"{INSTRUMENT}ngung-dung/", instrument_steps.SetAside.as_view(), name="set_aside"),
    path(f"{INSTRUMENT}dung-lai/", instrument_steps.UseAgain.as_view(), name="use_again"),
    path(
        f"{INSTRUMENT}thoi-dung/",
        instrument_steps.RetireInstrument.as_view(),
        name="retire_instrument",
    ),
    path(
        "phuong-tien-do/lan-kiem/<uuid:public_id>/bo/",
        instrument_steps.VoidCheck.as_view(),
        name="void_check",
    ),
    path("tri-thuc/", knowledge.KnowledgeRegister.as_view(), name="knowledge"),
    path("tri-thuc/ghi/", knowledge.NoteKnowledge.as_view(), name="note"),
    path(ITEM, knowledge.KnowledgePage.as_view(), name="item"),
    path(f"{ITEM}sua/", knowledge.EditKnowledge.as_view(), name="edit_item"),
    path(f"{ITEM}con-dung/", knowledge.ConfirmKnowledge.as_view(), name="confirm_item"),
    path(f"{ITEM}khong-con-dung/", knowledge.RetireKnowledge.as_view(), name="retire_item"),
]
