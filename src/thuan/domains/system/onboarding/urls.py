"""Addresses of taking old papers over."""

from __future__ import annotations

from django.urls import path

from thuan.domains.system.onboarding.views import acting, lists, records

app_name = "onboarding"
SET = "nhap-ho-so-cu/<uuid:public_id>/"
ENTRY = "nhap-ho-so-cu/dong/<uuid:public_id>/"
urlpatterns = [
    path("nhap-ho-so-cu/", lists.OnboardingRegister.as_view(), name="register"),
    path("nhap-ho-so-cu/mau/", lists.Sample.as_view(), name="sample"),
    path("nhap-ho-so-cu/them/", acting.Open.as_view(), name="open"),
    path(SET, records.OnboardingRecord.as_view(), name="onboarding"),
    path(f"{SET}tep/", acting.AddFiles.as_view(), name="add_files"),
    path(f"{SET}chay-thu/", acting.TryOut.as_view(), name="try_out"),
    path(f"{SET}trinh/", acting.Submit.as_view(), name="submit"),
    path(f"{SET}lay-lai/", acting.TakeBack.as_view(), name="take_back"),
    path(f"{SET}tra-lai/", acting.GiveBack.as_view(), name="give_back"),
    path(f"{SET}bo/", acting.Abandon.as_view(), name="abandon"),
    path(f"{SET}xac-nhan/", acting.Confirm.as_view(), name="confirm"),
    path(f"{SET}nhap-tiep/", acting.RunAgain.as_view(), name="run_again"),
    path(ENTRY, acting.ChangeEntry.as_view(), name="change_entry"),
    path(f"{ENTRY}khong-nhap/", acting.LeaveOut.as_view(), name="leave_out"),
    path(f"{ENTRY}lay-lai/", acting.BringBack.as_view(), name="bring_back"),
]
