from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class OnboardingConfig(DomainConfig):
    name = "thuan.domains.system.onboarding"
    label = "onboarding"
