"""What the search box finds in the register: every agency, by name or code (public facts)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.models import AgencyType
from thuan.kernel.search.registry import Hit, holds_word
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_agencies(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Agencies whose name holds every word, or whose code is one of them; two statements."""
    del actor, at
    rows = Agency.objects.all()
    for word in words:
        rows = rows.filter(holds_word("search_key", word) | Q(code__iexact=word))
    found = list(rows.order_by("sort_key", "pk")[:limit])
    column = "name_en" if get_language() == "en" else "name_vi"
    names = dict(AgencyType.objects.values_list("code", column)) if found else {}
    return [
        Hit(
            type=_("Cơ quan"),
            id=str(agency.public_id),
            title=agency.name,
            url=reverse("agencies:record", args=[agency.public_id]),
            sort_key=agency.sort_key,
            rank=10,
            agency=agency.code,
            code=agency.code,
            snippet=str(names.get(agency.kind, "")),
        )
        for agency in found
    ]
