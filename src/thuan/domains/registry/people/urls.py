"""Addresses of people and accounts; the entrance keeps the names that allauth looks up."""

from __future__ import annotations

from django.urls import include, path

from thuan.domains.registry.people.views import (
    accounts,
    entrance,
    factors,
    own,
    posts,
    registers,
    roles,
)

pages = [
    path("", registers.AssignmentRegister.as_view(), name="register"),
    path("cong-chuc/", registers.StaffRegister.as_view(), name="staff"),
    path("uy-quyen/", registers.DelegationRegister.as_view(), name="delegations"),
    path("tai-khoan/", registers.AccountRegister.as_view(), name="accounts"),
    path("them/", posts.CreatePerson.as_view(), name="create"),
    path("<uuid:person_id>/", registers.PersonView.as_view(), name="person"),
    path("<uuid:person_id>/chuyen/", posts.Transfer.as_view(), name="transfer"),
    path("<uuid:person_id>/lanh-dao/", roles.NameLeader.as_view(), name="name_leader"),
    path("<uuid:person_id>/phan-cong/", roles.AssignRole.as_view(), name="assign"),
    path(
        "<uuid:person_id>/phan-cong-cap-tinh/",
        roles.AssignProvinceRole.as_view(),
        name="assign_province",
    ),
    path("<uuid:person_id>/uy-quyen/", roles.Delegate.as_view(), name="delegate"),
    path("<uuid:person_id>/tai-khoan/", accounts.CreateAccount.as_view(), name="create_account"),
    path("cong-tac/<uuid:post_id>/thoi/", posts.Leave.as_view(), name="leave"),
    path("vai-tro/<uuid:assignment_id>/ket-thuc/", roles.EndRole.as_view(), name="end_role"),
    path("uy-quyen/<uuid:delegation_id>/thu-hoi/", roles.RevokeDelegation.as_view(), name="revoke"),
    path("tai-khoan/<uuid:account_id>/khoa/", accounts.LockAccount.as_view(), name="lock"),
    path("tai-khoan/<uuid:account_id>/mo/", accounts.UnlockAccount.as_view(), name="unlock"),
    path("tai-khoan/<uuid:account_id>/cap-lai/", accounts.ResetPassword.as_view(), name="reset"),
    path(
        "tai-khoan/<uuid:account_id>/go-buoc-hai/",
        accounts.ResetFactors.as_view(),
        name="reset_factors",
    ),
    path("muc-an-toan/", own.SecurityRules.as_view(), name="security"),
]
own_pages = [
    path("", own.AccountHome.as_view(), name="home"),
    path("phien/", own.SessionList.as_view(), name="sessions"),
    path("phien/ket-thuc-cac-phien-khac/", own.EndOthers.as_view(), name="end_others"),
    path("phien/<uuid:session_id>/ket-thuc/", own.EndSession.as_view(), name="end_session"),
    path("buoc-hai/", factors.Factors.as_view(), name="factors"),
    path("buoc-hai/ung-dung/", factors.AddApp.as_view(), name="add_app"),
    path("buoc-hai/ung-dung/bo/", factors.RemoveFactor.as_view(), name="remove_app"),
    path("buoc-hai/khoa/", factors.AddKey.as_view(), name="add_key"),
    path("buoc-hai/khoa/<int:pk>/bo/", factors.RemoveKey.as_view(), name="remove_key"),
    path("buoc-hai/ma-du-phong/", factors.NewRecoveryCodes.as_view(), name="new_codes"),
]

urlpatterns = [
    path("nhan-su/", include((pages, "people"))),
    path("dang-nhap/", entrance.LogIn.as_view(), name="account_login"),
    path("dang-nhap/buoc-hai/", entrance.SecondStep.as_view(), name="mfa_authenticate"),
    path("tai-khoan-cua-toi/", include((own_pages, "account"))),
    path("dang-xuat/", entrance.LogOut.as_view(), name="account_logout"),
    path("doi-mat-khau/", entrance.ChangePassword.as_view(), name="account_change_password"),
]
