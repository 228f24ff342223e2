"""``manage census``: what there is, as one JSON object."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from thuan.portals.operations.census import census


class Command(BaseCommand):
    help = "Đếm dữ liệu theo bảng và trạng thái, tệp, và mã băm cuối của từng nhật ký."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(census(), ensure_ascii=False))
