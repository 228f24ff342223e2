"""``manage void_standard SLUG REASON``: take out an edition that nothing is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.selectors.editions import edition_at
from thuan.domains.registry.standards.services.loading import void_edition
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock

if TYPE_CHECKING:
    from argparse import ArgumentParser

REFUSED = 1
NO_SUCH = 3


class Command(BaseCommand):
    """Exit 0 when it is out, 1 for an edition in use, 3 for one that is not there."""

    help = "Bỏ một phiên bản tiêu chuẩn nạp nhầm hoặc đã có bản thay; bản đang dùng thì từ chối."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="phần địa chỉ của phiên bản, ví dụ iso-9001-2026")
        parser.add_argument("reason", help="lý do")

    def handle(self, *args: Any, **options: Any) -> None:
        at, edition = clock.now(), edition_at(options["slug"])
        if edition is None:
            self.stderr.write(_("Không có phiên bản “%(slug)s”.") % {"slug": options["slug"]})
            raise SystemExit(NO_SUCH)
        actor = Actor.system("void_standard", at)
        try:
            void_edition(actor=actor, at=at, edition=edition, reason=options["reason"])
        except ValidationError as refused:
            self.stderr.write("\n".join(refused.messages))
            raise SystemExit(REFUSED) from None
