"""What the pages of the legal register share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from thuan.domains.registry.law.models import StatusChange
from thuan.domains.registry.law.selectors.texts import texts_on
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.components import Link

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.law.models import LegalText

REGISTER = Link(gettext_lazy("Văn bản pháp luật"), "/van-ban-phap-luat/")


def text_url(text: LegalText, name: str = "text") -> str:
    return reverse(f"law:{name}", args=[text.public_id])


class OfText:
    """A page about one text, read with its status today."""

    kwargs: dict[str, Any]
    at: dt.datetime

    @cached_property
    def text(self) -> Any:
        """The text behind the address; raises Http404."""
        rows = texts_on(business_day(self.at)).select_related("checked_by")
        found = rows.filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, Link(str(self.text), text_url(self.text)))


class OfChange:
    """A page about one recorded change."""

    kwargs: dict[str, Any]

    @cached_property
    def change(self) -> StatusChange:
        """The change behind the address; raises Http404."""
        rows = StatusChange.objects.select_related("text", "by_text")
        found = rows.filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        return (REGISTER, Link(str(self.change.text), text_url(self.change.text)))
