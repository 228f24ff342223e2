"""``manage break_glass USERNAME --reason …``: let a keeper of accounts in again (SEC-08).

For the person at the machine, when no system administrator can come in: the account is opened, its
second factor taken off, a slip with a new password printed. Each act is in the trail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from thuan.domains.registry.people import services
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar import clock
from thuan.kernel.text.dates import format_moment

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

JOB = "people.break_glass"


class Command(BaseCommand):
    help = "Mở lại tài khoản quản trị khi không ai vào được: mở khóa, gỡ bước hai, in phiếu mới."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError("Không có tài khoản này. / No such account.")
        at = clock.now()
        who: dict[str, Any] = {"actor": Actor.system(JOB, at), "at": at, "user": user}
        try:
            services.reset_factors(**who, reason=options["reason"])
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from None
        services.unlock_account(**who)
        slip = services.reset_password(**who)
        self.stdout.write(f"{user.username}: {slip.password}\n{format_moment(slip.until)}")
