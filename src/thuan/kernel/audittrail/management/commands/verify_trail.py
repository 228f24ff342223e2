"""``manage verify_trail``: does the event log still say what was recorded?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand

from thuan.kernel.audittrail.anchors import known_key, read_anchors
from thuan.kernel.audittrail.models import PROVINCE_CHAIN
from thuan.kernel.audittrail.verifying import Verdict, verify
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

PROVINCE_CODE = "PROVINCE"


class Command(BaseCommand):
    help = "Kiểm tra nhật ký sự kiện; nêu mục đầu tiên sai (exit 1)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", metavar="CODE")
        parser.add_argument("--anchors", metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        agency_id = _agency_id(options["agency"])
        folder = Path(options["anchors"] or settings.ANCHORS)
        # A copy kept elsewhere brings its own key; our own folder must bear our own signature.
        trusted = None if options["anchors"] else known_key(Path(settings.KEYS))
        verdict = verify(agency_id=agency_id, anchored=read_anchors(folder, trusted=trusted))
        self.stdout.write(json.dumps(as_contract(verdict), ensure_ascii=False))
        if not verdict.ok:
            sys.exit(1)


def _agency_id(code: str | None) -> int | None:
    if code is None:
        return None
    if code == PROVINCE_CODE:
        return PROVINCE_CHAIN
    found = Agency.objects.filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        sys.stderr.write(f"Không có cơ quan mang mã {code}.\n")
        sys.exit(3)
    return found


def as_contract(verdict: Verdict) -> dict[str, Any]:
    """The shape that scripts read; the agency by its code."""
    bad = verdict.first_bad
    first = None
    if bad is not None:
        code = Agency.objects.filter(pk=bad.agency_id).values_list("code", flat=True).first()
        first = {
            "agency": code or PROVINCE_CODE,
            "year": bad.year,
            "seq": bad.seq,
            "why": bad.why.value,
        }
    return {
        "ok": verdict.ok,
        "chains": verdict.chains,
        "entries": verdict.entries,
        "first_bad": first,
    }
