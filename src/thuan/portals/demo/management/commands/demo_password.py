"""``manage demo_password``: the one password of every demo log-in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from thuan.portals.demo.people import password


class Command(BaseCommand):
    help = "In mật khẩu chung của các tài khoản minh họa."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(password(settings.VAR))
