"""The account table as the thin view needs it: enough for Django to know a session's owner."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.crypto import salted_hmac


class Visitor(AbstractBaseUser):
    """A row of the product's own account table, read only."""

    username = models.CharField(max_length=150, unique=True)
    session_epoch = models.PositiveIntegerField()

    USERNAME_FIELD = "username"

    class Meta:
        managed = False
        db_table = "accounts_user"

    def get_session_auth_hash(self) -> str:
        """The seal of a session, as the product makes it."""
        sealed = f"{self.password}:{self.session_epoch}"
        return salted_hmac("thuan.session", sealed, algorithm="sha256").hexdigest()
