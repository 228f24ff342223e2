"""Sessions in the database, found by a statement worked out once: every request begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField

from thuan.kernel.calendar import clock
from thuan.kernel.statements import Slot, Statement

if TYPE_CHECKING:
    from django.db.models import Model

STANDING: Final = Statement(
    lambda: Session.objects.filter(
        session_key=Slot("key", CharField()), expire_date__gt=Slot("now", DateTimeField())
    )
)


class SessionStore(DatabaseSessions):
    """As Django keeps them; only the way to find one is shorter."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Model | None:
        found = STANDING.objects(key=self.session_key, now=clock.real_now())
        if not found:
            self._session_key = None
        return next(iter(found), None)
