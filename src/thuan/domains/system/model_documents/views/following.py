"""Pages of an agency that uses a model: take it over, see what moved on, say so."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.api import DocumentPermission
from thuan.domains.system.documents.enums import VersionState
from thuan.domains.system.model_documents.enums import AdoptionState, ModelState
from thuan.domains.system.model_documents.forms import AdoptForm, ConfirmForm
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.adoptions import issued_since
from thuan.domains.system.model_documents.selectors.comparing import Comparison, compare
from thuan.domains.system.model_documents.services.adopting import adopt_model, revise_by_model
from thuan.domains.system.model_documents.services.following import confirm_adoption
from thuan.domains.system.model_documents.views.common import (
    OfAdoption,
    OfModel,
    adoption_url,
    document_url,
    model_url,
    version_url,
)
from thuan.domains.system.model_documents.words import behind_badge, standing_words, who_badge
from thuan.kernel.calendar.clock import end_of_day_bound
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can, own_agency
from thuan.kernel.text.three_way import Who
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import ActionView, FormPage, RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms

    from thuan.domains.system.model_documents.models import Adoption
    from thuan.kernel.ui.components import TimelineEvent


class Adopt(OfModel, FormPage):  # type: ignore[override]
    """A draft of the agency from the newest version of the model."""

    permission = ModelPermission.ADOPT
    form_class = AdoptForm
    title = gettext_lazy("Dùng mẫu làm bản nháp của cơ quan")
    button = gettext_lazy("Tạo bản nháp")
    lead = gettext_lazy(
        "Nội dung mẫu được chép vào một tài liệu mới của cơ quan, ở dạng bản soạn. Sửa cho hợp với "
        "cơ quan rồi trình xem xét, phê duyệt như mọi tài liệu. Mẫu có bản mới thì cơ quan được "
        "báo; không gì ghi đè lên bản của cơ quan."
    )
    success = gettext_lazy("Tài liệu của cơ quan đã có bản soạn. Sửa cho hợp rồi trình xem xét.")

    @cached_property
    def model_row(self) -> Any:
        """The model behind the address; one that was withdrawn is not offered any more."""
        found = super().model_row
        if found.state == ModelState.PREPARING:
            raise Http404
        return found

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"title": self.model_row.title}}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": model_url(self.model_row)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            adopt_model,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, self.permission),
            model=self.model_row,
            **form.cleaned_data,
        )
        return document_url(done.result.document) if done.result else ""


class Difference(OfAdoption, RecordView["Adoption"]):  # type: ignore[override]
    """Base, newest and own text: what the model changed, what the agency, what both."""

    permission = DocumentPermission.VIEW
    template_name: ClassVar[str] = "model_documents/difference.html"

    def record(self) -> Adoption:
        self.compared = compare(self.adoption)
        return self.adoption  # type: ignore[no-any-return]

    def header(self, record: Any) -> Header:
        links = self._steps(record)
        due = time_left(self.at, end_of_day_bound(record.due_on)) if record.due_on else ""
        return Header(
            title=_("Khác biệt với mẫu: %(title)s") % {"title": record.document.title},
            code=record.document.code,
            state=behind_badge(record.behind),
            due=due,
            facts=(standing_words(record),),
            next_step=links[0] if links else None,
            actions=tuple(links[1:]),
        )

    def _steps(self, record: Any) -> list[Link]:
        may = can(self.actor, ModelPermission.ADOPT, agency_id=record.agency_id)
        if not may or record.state == AdoptionState.ENDED or not record.behind:
            return []
        revise = Link(_("Soạn bản sửa đổi theo mẫu mới"), adoption_url(record, "revise"), "pencil")
        return [revise, Link(_("Đã xem xét mẫu mới"), adoption_url(record, "confirm"), "check-lg")]

    def panels(self, record: Any) -> Sequence[Panel]:
        compared = self.compared
        base = Link(
            _("Mẫu, bản cơ quan đã xem: %(n)s") % {"n": compared.base.number},
            version_url(compared.base),
        )
        links = [base]
        if compared.newest.pk != compared.base.pk:
            words = _("Mẫu, bản mới nhất: %(n)s") % {"n": compared.newest.number}
            links.append(Link(words, version_url(compared.newest)))
        if compared.own is not None:
            url = reverse("documents:version", args=[compared.own.public_id])
            links.append(Link(_("Bản của cơ quan: %(version)s") % {"version": compared.own}, url))
        found = [Panel(_("Ba bản được so"), links=tuple(links))]
        if record.note:
            found.append(Panel(_("Đã tiếp thu lần trước"), note=record.note))
        return found

    def body(self, record: Any) -> dict[str, Any]:
        compared = self.compared
        own = compared.own
        return {
            "compared": compared,
            "summary": _sentences(compared),
            "passages": [(who_badge(one.who), one) for one in compared.passages],
            "parts": [(who_badge(one.who), one) for one in compared.parts],
            "since": issued_since(record),
            "own_state": VersionState(own.state).label if own else "",
        }

    def timeline(self, record: Any) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(AdoptionState.choices), noun=_("việc theo mẫu"))


def _sentences(compared: Comparison) -> list[str]:
    """How many passages each changed, in one line each; the ones both changed first."""
    told = (
        (compared.count(Who.BOTH), _("%(n)s chỗ cả hai cùng sửa: đọc kỹ rồi quyết định.")),
        (compared.count(Who.FIRST), _("%(n)s chỗ chỉ mẫu đổi: xem có cần tiếp thu không.")),
        (compared.count(Who.SECOND), _("%(n)s chỗ chỉ cơ quan sửa: mẫu không đụng đến.")),
        (compared.count(Who.ALIKE), _("%(n)s chỗ hai bên đã sửa giống nhau.")),
    )
    return [words % {"n": n} for n, words in told if n]


class _Step(OfAdoption, ActionView):  # type: ignore[override]
    permission: ClassVar[ModelPermission] = ModelPermission.ADOPT

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """What the step is about."""
        row = self.adoption
        return ((_("Tài liệu"), str(row.document)), (_("Tài liệu mẫu"), standing_words(row)))

    def base_version(self) -> int:
        self.__dict__.pop("adoption", None)
        return int(self.adoption.version)

    def cancel_url(self) -> str:
        return adoption_url(self.adoption)


class Revise(_Step):
    """The draft in which the agency takes over what it wants."""

    title = gettext_lazy("Soạn bản sửa đổi theo mẫu mới")
    button = gettext_lazy("Mở bản sửa đổi")
    consequence = gettext_lazy(
        "Mở bản sửa đổi từ bản đang hiệu lực của cơ quan, hoặc bản đang soạn nếu đã có. Không chữ "
        "nào của mẫu tự ghi vào; cơ quan tự chép phần cần tiếp thu."
    )
    success = gettext_lazy("Đây là bản soạn của cơ quan. Xong thì xác nhận “Đã xem xét mẫu mới”.")

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(form, revise_by_model, actor=self.actor, at=self.at, adoption=self.adoption)
        if done.result is None:
            return ""
        is_draft = done.result.state == VersionState.DRAFT
        page = "documents:write" if is_draft else "documents:version"
        return reverse(page, args=[done.result.public_id])


class Confirm(_Step):
    """The newest version was looked at."""

    form_class = ConfirmForm
    title = gettext_lazy("Đã xem xét mẫu mới")
    button = gettext_lazy("Xác nhận đã xem xét")
    consequence = gettext_lazy(
        "Tài liệu không còn bị ghi là chậm so với mẫu. Nội dung của cơ quan giữ nguyên; tên người "
        "xác nhận và điều đã tiếp thu được lưu lại."
    )
    success = gettext_lazy("Đã ghi nhận. Tài liệu theo bản mới nhất của mẫu.")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"number": self.adoption.newest}}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            confirm_adoption,
            actor=self.actor,
            at=self.at,
            adoption=self.adoption,
            base_version=self.version,
            **form.cleaned_data,
        )
        return self.cancel_url() if done else ""
