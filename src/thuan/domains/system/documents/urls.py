"""Addresses of controlled documents."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.documents.views import (
    comparing,
    lists,
    papers,
    reading,
    records,
    requests,
    steps,
    writing,
)

app_name = "documents"
DOCUMENT = "tai-lieu/<uuid:public_id>/"
REQUEST = "tai-lieu/de-nghi/<uuid:public_id>/"
VERSION = "tai-lieu/ban/<uuid:public_id>/"
urlpatterns = [
    path("tai-lieu/", lists.DocumentRegister.as_view(), name="register"),
    path("tai-lieu/danh-muc/", lists.MasterList.as_view(), name="master_list"),
    path("tai-lieu/danh-muc/ban-in/", papers.MasterListPaper.as_view(), name="master_paper"),
    path("tai-lieu/xem-xet-lai/", lists.ToReview.as_view(), name="to_review"),
    path("tai-lieu/chua-doc/", lists.Unread.as_view(), name="unread"),
    path("tai-lieu/de-nghi/", requests.RequestRegister.as_view(), name="requests"),
    path(REQUEST, requests.RequestRecord.as_view(), name="request"),
    path(f"{REQUEST}nhan/", requests.AcceptRequest.as_view(), name="accept_request"),
    path(f"{REQUEST}khong-sua/", requests.DeclineRequest.as_view(), name="decline_request"),
    path(f"{REQUEST}rut-lai/", requests.WithdrawRequest.as_view(), name="withdraw_request"),
    path("tai-lieu/them/", writing.CreateDocument.as_view(), name="create"),
    path(DOCUMENT, records.DocumentRecord.as_view(), name="document"),
    path(f"{DOCUMENT}thong-tin/", writing.EditHead.as_view(), name="edit_head"),
    path(f"{DOCUMENT}sua-doi/", writing.Revise.as_view(), name="revise"),
    path(f"{DOCUMENT}de-nghi-sua/", requests.AskForChange.as_view(), name="ask"),
    path(f"{DOCUMENT}so-sanh/", comparing.Compare.as_view(), name="compare"),
    path(VERSION, records.VersionRecord.as_view(), name="version"),
    path(f"{VERSION}ban-in/", papers.Paper.as_view(), name="paper"),
    path(f"{VERSION}tep/", reading.ReadFile.as_view(), name="file"),
    path(f"{VERSION}soan/", writing.WriteVersion.as_view(), name="write"),
    path(f"{VERSION}bieu-mau/", writing.NameForms.as_view(), name="forms"),
    path(f"{VERSION}trinh/", steps.Submit.as_view(), name="submit"),
    path(f"{VERSION}dong-y/", steps.Endorse.as_view(), name="endorse"),
    path(f"{VERSION}tra-lai/", steps.ReturnVersion.as_view(), name="return_version"),
    path(f"{VERSION}phe-duyet/", steps.Approve.as_view(), name="approve"),
    path(f"{VERSION}khong-duyet/", steps.Reject.as_view(), name="reject"),
    path(f"{VERSION}bo/", steps.Abandon.as_view(), name="abandon"),
    path(f"{VERSION}huy/", steps.Cancel.as_view(), name="cancel"),
    path(f"{VERSION}con-phu-hop/", steps.ConfirmReview.as_view(), name="confirm_review"),
    path(f"{VERSION}tam-ngung/", steps.Suspend.as_view(), name="suspend"),
    path(f"{VERSION}ap-dung-lai/", steps.Resume.as_view(), name="resume"),
    path(f"{VERSION}huy-bo/", steps.Withdraw.as_view(), name="withdraw"),
    path(f"{VERSION}phan-phoi/", steps.Distribute.as_view(), name="distribute"),
    path(f"{VERSION}da-doc/", steps.Acknowledge.as_view(), name="acknowledge"),
]
