"""Who may take the old papers of an agency over (7.5.2: whoever approves documents confirms)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class OnboardingPermission(StrEnum):
    VIEW = "onboarding.view"
    PREPARE = "onboarding.prepare"
    CONFIRM = "onboarding.confirm"


GRANTS = {
    OnboardingPermission.VIEW: (*(Role.ISO_SEC, Role.DOC_CTRL, Role.QMR, Role.DEPUTY, Role.HEAD),),
    OnboardingPermission.PREPARE: (Role.ISO_SEC, Role.DOC_CTRL),
    OnboardingPermission.CONFIRM: (Role.DEPUTY, Role.HEAD),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    OnboardingPermission.VIEW: _("Xem việc nhập hồ sơ cũ"),
    OnboardingPermission.PREPARE: _("Chuẩn bị danh sách và tệp của hồ sơ cũ"),
    OnboardingPermission.CONFIRM: _("Xác nhận nhập hồ sơ cũ vào hiệu lực"),
}
