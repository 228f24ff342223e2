"""Columns of the administrative procedures of an agency, and of the agencies' coverage."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.procedures.api import limit_words
from thuan.domains.system.procedures.words import standing_badge
from thuan.kernel.ui.table import Column, Table


def _way(row: Any) -> str:
    """To the internal procedure, or to beginning one."""
    if row.covering_id:
        return reverse("documents:document", args=[row.covering_id])
    return f"{reverse('internal_procedures:begin')}?tthc={row.procedure.code}"


AGENCIES_TABLE: Table[Any] = Table(
    "tthc-theo-co-quan",
    (
        Column(
            _("Cơ quan"),
            lambda row: row.name,
            order_by="sort_key",
            link=lambda row: reverse("internal_procedures:of_agency", args=[row.public_id]),
        ),
        Column(_("TTHC"), lambda row: row.settled, numeric=True, order_by="settled"),
        Column(_("Có quy trình"), lambda row: row.covered, numeric=True, order_by="covered"),
        Column(_("Chưa có"), lambda row: row.missing, numeric=True, order_by="missing"),
        Column(_("Cũ hơn TTHC"), lambda row: row.behind, numeric=True, order_by="behind"),
    ),
    caption=_("TTHC có quy trình nội bộ, theo cơ quan"),
)

_TERMS: tuple[Column[Any], ...] = (
    Column(
        _("Tên TTHC"),
        lambda row: row.name,
        link=lambda row: reverse("administrative_procedures:record", args=[row.procedure.code]),
    ),
    Column(_("Mã"), lambda row: row.procedure.code, order_by="procedure__code"),
    Column(_("Lĩnh vực"), lambda row: row.field, order_by="field_key", secondary=True),
    Column(_("Thời hạn"), lambda row: limit_words(row.limit_value, row.limit_unit)),
    Column(_("Tình trạng"), lambda row: standing_badge(row).word, badge=standing_badge),
)

COVERAGE_TABLE: Table[Any] = Table(
    "tthc-va-quy-trinh",
    (
        *_TERMS,
        Column(
            _("Quy trình"),
            lambda row: row.covering_code or gettext("Lập quy trình"),
            order_by="covering_code",
            link=_way,
        ),
    ),
    caption=_("TTHC của cơ quan và quy trình nội bộ"),
)

# The department sees that a procedure exists, not the document.
SEEN_FROM_ABOVE_TABLE: Table[Any] = Table(
    "tthc-va-quy-trinh-cua-co-quan",
    (
        *_TERMS,
        Column(_("Quy trình"), lambda row: row.covering_code, order_by="covering_code"),
    ),
    caption=_("TTHC của cơ quan và quy trình nội bộ"),
)
