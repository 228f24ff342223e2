"""``manage reseal_factors``: seal the secrets of second factors with the present key (SEC-16)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from thuan.kernel.accounts.factors import reseal_all


class Command(BaseCommand):
    help = "Niêm lại bí mật của bước xác thực thứ hai bằng khóa đang dùng, sau khi đổi khóa."

    def handle(self, *args: Any, **options: Any) -> None:
        count = reseal_all()
        self.stdout.write(f"Đã niêm lại {count} bí mật. / {count} secrets sealed anew.")
