"""``first_administrator``: appoints the first administrators and prints their slips.

An installation has no default account (SEC-04). Exit code 2 with one sentence per fault.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.registry.people.services import appoint_first
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import argparse


class Command(BaseCommand):
    help = "Appoint the first DOST_ADMIN or SYS_ADMIN and print the slip."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("role", choices=[Role.DOST_ADMIN.value, Role.SYS_ADMIN.value])
        for name in ("agency", "full-name", "username", "decision"):
            parser.add_argument(f"--{name}", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        agency = Agency.objects.filter(code=options["agency"]).first()
        if agency is None:
            self._refuse([_("Không có cơ quan mang mã %(code)s.") % {"code": options["agency"]}])
            return
        try:
            slip = appoint_first(
                actor=Actor.system("people.first_administrator", at),
                at=at,
                agency=agency,
                role=Role(options["role"]),
                full_name=options["full_name"],
                username=options["username"],
                decision_no=options["decision"],
            )
        except ValidationError as refused:
            self._refuse(refused.messages)
            return
        self.stdout.write(f"{slip.user.username} {slip.password}")

    def _refuse(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self.stderr.write(sentence)
        sys.exit(2)
