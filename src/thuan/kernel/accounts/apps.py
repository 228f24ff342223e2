from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class AccountsConfig(DomainConfig):
    name = "thuan.kernel.accounts"
    label = "accounts"
