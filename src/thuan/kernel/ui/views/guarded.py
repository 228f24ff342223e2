"""Every page names its permission; a test walks the URLs and insists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from thuan.kernel.permissions import invited_at
from thuan.kernel.ui.access import actor_of, at_of, may_open

if TYPE_CHECKING:
    from datetime import datetime
    from enum import StrEnum

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from thuan.kernel.accounts.actor import Actor


class Refused(PermissionDenied):
    """A refusal with the sentence to show; ``remedy`` says who can and what to do (U46)."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class GuardedMixin:
    """Visitors go to the log-in; people without the right anywhere get a page with a sentence.

    "May somewhere" opens the page, never a row: rows come from ``permitted`` selectors (F4).
    ``permission`` None opens the page to every signed-in person.
    """

    permission: ClassVar[StrEnum | None]
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = actor_of(request)
        if actor is None:
            return redirect_to_login(request.get_full_path())
        if not (may_open(actor, self.permission) or self._is_guest(actor, kwargs)):
            raise Refused(
                _("Trang này dành cho người có nhiệm vụ khác trong hệ thống quản lý chất lượng."),
                _("Cần làm việc này? Nhờ thủ trưởng hoặc thư ký ISO của cơ quan giao vai trò."),
            )
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def _is_guest(self, actor: Actor, kwargs: dict[str, Any]) -> bool:
        """A guest's right opens the pages of his object and no list (F6)."""
        if self.permission is None:
            return False
        return invited_at(actor, self.permission, kwargs.get("public_id"))

    @property
    def actor(self) -> Actor:
        """The acting person; ``dispatch`` has turned visitors away."""
        actor = actor_of(self.request)
        if actor is None:
            raise PermissionDenied
        return actor

    @property
    def at(self) -> datetime:
        """When the request arrived (F2)."""
        return at_of(self.request)
