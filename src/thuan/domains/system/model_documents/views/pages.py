"""The register of models, one model with its versions, one version with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.api import kind_names
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.model_documents.enums import ModelState, ModelVersionState
from thuan.domains.system.model_documents.forms import ModelFilter, OwnModelFilter
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.adoptions import own_adoption
from thuan.domains.system.model_documents.selectors.register import (
    in_uptake,
    models,
    versions_of,
    with_numbers,
    with_own,
    with_uptake,
)
from thuan.domains.system.model_documents.tables import OWN_TABLE, PROVINCE_TABLE
from thuan.domains.system.model_documents.views.common import (
    REGISTER,
    OfModel,
    OfVersion,
    adoption_url,
    document_url,
    model_url,
    structure_shown,
    version_url,
)
from thuan.domains.system.model_documents.words import (
    model_badge,
    stages,
    standing_words,
    types_words,
    version_badge,
)
from thuan.domains.system.model_documents.workflow import MODEL_VERSION_WORKFLOW, MODEL_WORKFLOW
from thuan.kernel.permissions import can, can_anywhere
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Stage, TimelineEvent
    from thuan.kernel.ui.forms import FilterForm
    from thuan.kernel.ui.table import Table


class Register(RegisterView["ModelDocument"]):
    """All models with their uptake for the department; those for its type for an agency."""

    permission = ModelPermission.VIEW
    title = gettext_lazy("Tài liệu mẫu")
    default_order = ("sort_key",)

    @property
    def oversees(self) -> bool:
        """Whether the reader keeps the models."""
        return can_anywhere(self.actor, ModelPermission.OVERSEE)

    @property
    def table(self) -> Table[Any]:  # type: ignore[override]
        return PROVINCE_TABLE if self.oversees else OWN_TABLE

    @property
    def filter_form(self) -> type[FilterForm]:  # type: ignore[override]
        return ModelFilter if self.oversees else OwnModelFilter

    @property
    def empty(self) -> Empty:  # type: ignore[override]
        if self.oversees:
            return Empty(
                _(
                    "Chưa có tài liệu mẫu. Soạn một mẫu cho một loại cơ quan; ban hành xong, các "
                    "cơ quan loại ấy dùng làm bản nháp và được báo mỗi khi mẫu có bản mới."
                ),
                self.primary_action(self.actor),
            )
        return Empty(
            _(
                "Sở chưa ban hành mẫu nào cho loại cơ quan này. Khi có, mẫu hiện ở đây và dùng "
                "được làm bản nháp của cơ quan; trong lúc chờ, cơ quan tự soạn tài liệu."
            ),
            Link(_("Mở tài liệu của cơ quan"), "/tai-lieu/"),
        )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ModelDocument]:
        rows: QuerySet[Any] = models(actor)
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        if wanted["loai"]:
            rows = rows.filter(kind=wanted["loai"])
        if self.oversees:
            if wanted["trang_thai"]:
                rows = rows.filter(state=wanted["trang_thai"])
            return with_uptake(with_numbers(rows))
        rows = with_own(with_numbers(rows), actor)
        return in_uptake(rows, wanted["da_dung"]) if wanted["da_dung"] else rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, ModelPermission.DRAFT):
            return None
        return Link(_("Thêm tài liệu mẫu"), reverse("model_documents:create"), "plus-lg")


class ModelRecord(OfModel, RecordView["ModelDocument"]):
    """One model: what is issued, what is being written, what one's own agency made of it."""

    permission = ModelPermission.VIEW
    template_name: ClassVar[str] = "model_documents/model.html"
    breadcrumb = (REGISTER,)

    def record(self) -> ModelDocument:
        self.versions = versions_of(self.model_row)
        self.own = own_adoption(self.actor, self.model_row)
        return self.model_row

    @property
    def issued(self) -> ModelVersion | None:
        """The version that stands."""
        return next((one for one in self.versions if one.state == ModelVersionState.ISSUED), None)

    def header(self, record: ModelDocument) -> Header:
        onward = [*self._for_the_agency(record), *self._for_the_department(record)]
        return Header(
            title=record.title,
            code=record.code,
            state=model_badge(record.state),
            facts=(str(DocumentType(record.kind).label),),
            next_step=onward[0] if onward else None,
            actions=tuple(onward[1:]),
        )

    def _for_the_agency(self, record: ModelDocument) -> list[Link]:
        if self.own is not None:
            own = Link(_("Mở tài liệu của cơ quan"), document_url(self.own.document))
            return [Link(_("Xem khác biệt với mẫu"), adoption_url(self.own)), own]
        if record.state != ModelState.ISSUED or not self._may_adopt():
            return []
        return [Link(_("Dùng làm bản nháp của cơ quan"), model_url(record, "adopt"), "plus-lg")]

    def _may_adopt(self) -> bool:
        return any(
            can(self.actor, ModelPermission.ADOPT, agency_id=one) for one in self.actor.agency_ids
        )

    def _for_the_department(self, record: ModelDocument) -> list[Link]:
        if not can_anywhere(self.actor, ModelPermission.OVERSEE):
            return []
        links: list[Link] = []
        draft = next((one for one in self.versions if one.state == ModelVersionState.DRAFT), None)
        may_draft = can(self.actor, ModelPermission.DRAFT, agency_id=None)
        lives = record.state != ModelState.WITHDRAWN
        if draft is not None:
            links.append(Link(_("Mở bản đang soạn"), version_url(draft)))
        elif may_draft and lives:
            links.append(Link(_("Soạn bản mới"), model_url(record, "begin"), "pencil"))
        if record.state != ModelState.PREPARING:
            links.append(Link(_("Cơ quan dùng mẫu"), model_url(record, "agencies"), "building"))
        if may_draft and lives:
            links.append(Link(_("Sửa thông tin mẫu"), model_url(record, "edit")))
        if lives and MODEL_WORKFLOW.may(record, "withdraw", self.actor) and self.issued:
            links.append(Link(_("Thu hồi mẫu"), model_url(record, "withdraw")))
        return links

    def panels(self, record: ModelDocument) -> Sequence[Panel]:
        facts = [
            (_("Dành cho"), types_words(record, kind_names())),
            (_("Điều khoản"), ", ".join(record.clauses)),
        ]
        found = [Panel(_("Thông tin chung"), tuple(fact for fact in facts if fact[1]))]
        if self.own is not None:
            links = (Link(str(self.own.document), document_url(self.own.document), "file-text"),)
            found.append(Panel(_("Cơ quan đã dùng"), links=links, note=standing_words(self.own)))
        return found

    def body(self, record: ModelDocument) -> dict[str, Any]:
        shown = self.issued
        content: dict[str, Any] = {"content": shown} if shown else {}
        if shown is not None:
            shown.model_document = record
            content |= {**structure_shown(shown), "file_url": _file_url(shown)}
        return {
            **content,
            "versions": [
                (version_url(one), str(one), version_badge(one.state), one.issued_on, one.summary)
                for one in self.versions
            ],
        }

    def timeline(self, record: ModelDocument) -> Sequence[TimelineEvent]:
        if not can_anywhere(self.actor, ModelPermission.OVERSEE):
            return ()
        return history_of(record, labels=dict(ModelState.choices), noun=_("mẫu"))


class VersionRecord(OfVersion, RecordView["ModelVersion"]):  # type: ignore[override]
    """One version: its words, what changed in it, the steps of whoever writes and issues it."""

    permission = ModelPermission.VIEW
    template_name: ClassVar[str] = "model_documents/version.html"

    def record(self) -> ModelVersion:
        return self.version_row

    def header(self, record: ModelVersion) -> Header:
        onward, refusals = self._steps(record)
        return Header(
            title=record.model_document.title,
            code=record.model_document.code,
            state=version_badge(record.state),
            facts=(str(record),),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=tuple(onward[1:]),
        )

    def _steps(self, record: ModelVersion) -> tuple[list[Link], list[str]]:
        onward: list[Link] = []
        refusals: list[str] = []
        if record.state == ModelVersionState.DRAFT and MODEL_VERSION_WORKFLOW.may(
            record, "cancel", self.actor
        ):
            onward.append(Link(_("Soạn nội dung"), version_url(record, "write"), "pencil"))
        for step in MODEL_VERSION_WORKFLOW.offered(record, self.actor):
            if why := MODEL_VERSION_WORKFLOW.refusals(record, step.name, self.actor):
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            onward.append(Link(step.label, version_url(record, step.name)))
        return onward, refusals

    def life_cycle(self, record: ModelVersion) -> Sequence[Stage]:
        return stages(record)

    def panels(self, record: ModelVersion) -> Sequence[Panel]:
        facts = ((_("Ban hành ngày"), display(record.issued_on)),) if record.issued_on else ()
        hint = (
            _("Người khác với người soạn ban hành. Ban hành rồi thì bản này không đổi nữa.")
            if record.state == ModelVersionState.DRAFT
            else ""
        )
        return [Panel(_("Bản của mẫu"), facts, note=hint)] if facts or hint else []

    def body(self, record: ModelVersion) -> dict[str, Any]:
        return {**structure_shown(record), "file_url": _file_url(record)}

    def timeline(self, record: ModelVersion) -> Sequence[TimelineEvent]:
        if not can_anywhere(self.actor, ModelPermission.OVERSEE):
            return ()
        return history_of(record, labels=dict(ModelVersionState.choices), noun=_("bản của mẫu"))


def _file_url(version: ModelVersion) -> str:
    return reverse("files:download", args=[version.file.public_id]) if version.file else ""
