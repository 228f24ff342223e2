"""What a document stands on, and the external documents of an agency."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.law.api import status_badge
from thuan.domains.registry.law.enums import HOLDING
from thuan.domains.system.documents.api import Document, DocumentPermission
from thuan.domains.system.legal.forms import BasisFilter, BasisForm, EndForm
from thuan.domains.system.legal.models import LegalBasis
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.domains.system.legal.selectors.bases import bases_of, offered, standing
from thuan.domains.system.legal.services.choosing import OwnText, add_basis, end_basis
from thuan.domains.system.legal.tables import BASIS_TABLE
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, permitted
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, FormPage, RecordView, RegisterView

if TYPE_CHECKING:
    from django import forms
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor

DOCUMENTS = Link(gettext_lazy("Tài liệu"), "/tai-lieu/")
EXTERNAL = Link(gettext_lazy("Tài liệu bên ngoài"), "/tai-lieu-ben-ngoai/")


class ExternalRegister(RegisterView["LegalBasis"]):
    """The external documents in use: status, last check, which document uses them (7.5.3.2)."""

    permission = LegalPermission.VIEW
    table = BASIS_TABLE
    filter_form = BasisFilter
    title = gettext_lazy("Tài liệu bên ngoài")
    default_order = ("sort_key", "document__sort_key")
    empty = Empty(
        gettext_lazy(
            "Chưa có văn bản nào được dùng làm căn cứ. Mở một tài liệu, bấm “Căn cứ pháp lý” rồi "
            "chọn văn bản."
        ),
        Link(gettext_lazy("Mở tài liệu"), "/tai-lieu/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[LegalBasis]:
        rows = standing(actor, business_day(self.at))
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        if wanted["tinh_trang"]:
            rows = rows.filter(Q(text_status=wanted["tinh_trang"]))
        return rows


class OfDocument:
    """A page about the bases of one document; another agency's does not exist.

    The department sees that a document in force exists and on what it stands, not its content.
    """

    kwargs: dict[str, Any]
    actor: Actor
    permission: ClassVar[LegalPermission]

    @cached_property
    def document(self) -> Document:
        """The document behind the address; raises Http404."""
        rows = permitted(Document, self.actor, self.permission)
        rows = rows.filter(public_id=self.kwargs["public_id"])
        found = rows.select_related("agency").first()
        if found is None:
            raise Http404
        return found


@dataclass(frozen=True, slots=True)
class Bases:
    """The bases of a document as a record of their own."""

    document: Document


class DocumentBases(OfDocument, RecordView[Bases]):
    """Every text on which the document stands, with its status today."""

    permission = LegalPermission.VIEW
    template_name: ClassVar[str] = "legal/bases.html"

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        agency_id = self.document.agency_id
        if not can(self.actor, DocumentPermission.VIEW, agency_id=agency_id):
            return (EXTERNAL,)
        page = reverse("documents:document", args=[self.document.public_id])
        return (DOCUMENTS, Link(str(self.document), page))

    def record(self) -> Bases:
        return Bases(self.document)

    def header(self, record: Bases) -> Header:
        step, document = None, record.document
        if can(self.actor, LegalPermission.CHOOSE, agency_id=document.agency_id):
            add = reverse("legal:add", args=[document.public_id])
            step = Link(_("Thêm căn cứ"), add, "plus-lg")
        return Header(
            title=_("Căn cứ pháp lý"),
            code=document.code,
            facts=(document.title, document.agency.name),
            next_step=step,
        )

    def body(self, record: Bases) -> dict[str, Any]:
        document = record.document
        may = can(self.actor, LegalPermission.CHOOSE, agency_id=document.agency_id)
        today = business_day(self.at)
        return {"bases": [_line(one, may_end=may) for one in bases_of(self.actor, document, today)]}


class AddBasis(OfDocument, FormPage):
    """A text of the register in force today, or one that the agency writes down."""

    permission = LegalPermission.CHOOSE
    form_class = BasisForm
    title = gettext_lazy("Thêm căn cứ pháp lý")
    button = gettext_lazy("Thêm căn cứ")
    success = gettext_lazy("Đã thêm căn cứ.")

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        page = reverse("documents:document", args=[self.document.public_id])
        return (DOCUMENTS, Link(str(self.document), page), Link(_("Căn cứ pháp lý"), self._back))

    @property
    def _back(self) -> str:
        return reverse("legal:bases", args=[self.document.public_id])

    @cached_property
    def texts(self) -> dict[str, Any]:
        found = offered(self.document, business_day(self.at))
        return {str(one.public_id): one for one in found}

    def form_arguments(self) -> dict[str, Any]:
        return {
            "texts": [
                (key, f"{one.number} {Truncator(one.title).chars(70)}")
                for key, one in self.texts.items()
            ]
        }

    def carry_out(self, form: forms.Form) -> str:
        told = form.cleaned_data
        own = OwnText(told["own_number"], told["own_title"], told["own_issuer"])
        done = attempt(
            form,
            add_basis,
            actor=self.actor,
            at=self.at,
            document=self.document,
            text=self.texts.get(told["text"]),
            own=own,
        )
        return self._back if done else ""


class EndBasis(ActionView):
    """A text is no basis of the document any more."""

    permission = LegalPermission.CHOOSE
    form_class = EndForm
    title = gettext_lazy("Bỏ căn cứ")
    button = gettext_lazy("Bỏ căn cứ")
    consequence = gettext_lazy(
        "Văn bản rời danh sách căn cứ và còn trong lịch sử; việc cập nhật đã giao vẫn phải làm."
    )
    success = gettext_lazy("Đã bỏ căn cứ.")
    breadcrumb = (EXTERNAL,)

    @property
    def basis(self) -> LegalBasis:
        """The basis behind the address; raises Http404."""
        rows = permitted(LegalBasis, self.actor, LegalPermission.CHOOSE)
        rows = rows.filter(public_id=self.kwargs["public_id"])
        found = rows.select_related("document", "text").first()
        if found is None:
            raise Http404
        return found

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        basis = self.basis
        return (
            (_("Tài liệu"), str(basis.document)),
            (_("Văn bản"), f"{basis.number} {basis.title}"),
        )

    def base_version(self) -> int:
        return self.basis.version

    def cancel_url(self) -> str:
        return reverse("legal:bases", args=[self.basis.document.public_id])

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            end_basis,
            actor=self.actor,
            at=self.at,
            basis=self.basis,
            base_version=self.version,
            **form.cleaned_data,
        )
        return self.cancel_url() if done else ""


def _line(basis: Any, *, may_end: bool) -> dict[str, Any]:
    return {
        "number": basis.number,
        "title": basis.title,
        "issuer": basis.issuer,
        "url": reverse("law:text", args=[basis.text.public_id]) if basis.text else "",
        "badge": status_badge(basis.text_status) if basis.text_status else None,
        "gone": bool(basis.text_status) and basis.text_status not in HOLDING,
        "checked": basis.text.checked_on if basis.text else None,
        "end_url": reverse("legal:end", args=[basis.public_id]) if may_end else "",
    }
