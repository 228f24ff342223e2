"""Which agencies use a model, for the department: how far each is, never what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.model_documents.forms import AdoptionFilter
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.register import adoptions
from thuan.domains.system.model_documents.tables import ADOPTION_TABLE
from thuan.domains.system.model_documents.views.common import OfModel
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.system.model_documents.models import Adoption
    from thuan.kernel.accounts.actor import Actor


class Agencies(OfModel, RegisterView["Adoption"]):  # type: ignore[override]
    """Agency, base, how far behind."""

    permission = ModelPermission.OVERSEE
    table = ADOPTION_TABLE
    filter_form = AdoptionFilter
    default_order = ("agency__sort_key", "pk")
    empty = Empty(
        gettext_lazy(
            "Chưa cơ quan nào dùng mẫu này. Cơ quan thuộc loại được chọn mở mẫu rồi bấm “Dùng làm "
            "bản nháp của cơ quan”; ở đây hiện cơ quan nào theo bản nào."
        )
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Cơ quan dùng mẫu %(code)s") % {"code": self.model_row.code}

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Adoption]:
        rows: QuerySet[Any] = adoptions(actor, self.model_row)
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(agency__search_key__contains=word)
        if wanted["cham"]:
            rows = rows.filter(Q(behind__gt=0))
        return rows
