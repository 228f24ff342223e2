"""Pages of the inbox; looking at it writes nothing, opening a notice is a POST."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from thuan.kernel.notifications.selectors import inbox
from thuan.kernel.notifications.services import mark_all_read, mark_read
from thuan.kernel.ui.views.guarded import GuardedMixin

if TYPE_CHECKING:
    from enum import StrEnum
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

PAGE = 50


class Inbox(GuardedMixin, TemplateView):
    """All notices, or with ``?chua-doc=1`` those not read yet."""

    permission: ClassVar[StrEnum | None] = None
    template_name = "inbox/inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unread_only = self.request.GET.get("chua-doc") == "1"
        notices = inbox(self.actor, unread_only=unread_only)
        page = Paginator(notices, PAGE).get_page(self.request.GET.get("trang"))
        titled = {"title": _("Hộp thư"), "page": page, "unread_only": unread_only}
        return super().get_context_data(**kwargs) | titled


class OpenNotice(GuardedMixin, View):
    """Mark one notice as read and go to what it is about; another person's does not exist."""

    permission: ClassVar[StrEnum | None] = None

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:  # noqa: ARG002
        notice = inbox(self.actor).filter(public_id=public_id).first()
        if notice is None:
            raise Http404
        mark_read([public_id], actor=self.actor, at=self.at)
        return redirect(notice.link or "notifications:inbox")


class ReadAll(GuardedMixin, View):
    """Mark everything that has arrived as read."""

    permission: ClassVar[StrEnum | None] = None

    def post(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        mark_all_read(actor=self.actor, at=self.at)
        return redirect("notifications:inbox")
