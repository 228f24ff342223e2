"""How an account is read for every request of its session."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.backends import ModelBackend
from django.db.models import BigIntegerField

from thuan.kernel.accounts.models import User
from thuan.kernel.statements import Slot, Statement

ACCOUNT: Final = Statement(
    lambda: User.objects.select_related("person").filter(pk=Slot("user", BigIntegerField()))
)


class AccountBackend(ModelBackend):
    """Local accounts; the person comes with the account, because every page names him."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session while it may act; one statement, None where it may not."""
        user = next(iter(ACCOUNT.objects(user=user_id)), None)
        return user if user is not None and self.user_can_authenticate(user) else None
