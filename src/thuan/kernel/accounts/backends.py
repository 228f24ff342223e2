"""How an account is read for every request of its session."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend

from thuan.kernel.accounts.models import User


class AccountBackend(ModelBackend):
    """Local accounts; the person comes with the account, because every page names him."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session while it may act; one statement, None where it may not."""
        user = User.objects.select_related("person").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
