"""The page of a record, of a kind of record, and of a disposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.records.enums import (
    DisposalMethod,
    DisposalState,
    HoldReason,
    HoldState,
    RecordFormat,
    RecordState,
    RecordTypeState,
    RetentionFrom,
)
from thuan.domains.system.records.models import Record, RecordType
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import holds_of
from thuan.domains.system.records.views.common import (
    REGISTER,
    TYPES,
    OfRecord,
    OfType,
    told,
    url_of,
)
from thuan.domains.system.records.words import (
    kept_until_words,
    period_words,
    record_badge,
)
from thuan.kernel.files.enums import FileState
from thuan.kernel.files.links import attachments_of
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge, display
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.ui.components import TimelineEvent


class RecordPage(OfRecord, RecordView[Record]):
    """One record: its period, its files, what holds it back, how it went."""

    permission = RecordPermission.VIEW
    breadcrumb = (REGISTER,)
    template_name: ClassVar[str] = "records/record.html"

    def record(self) -> Record:
        return self.row

    def may(self, permission: RecordPermission) -> bool:
        return can(self.actor, permission, agency_id=self.row.agency_id)

    def header(self, record: Record) -> Header:
        held = record.on_hold  # type: ignore[attr-defined]
        return Header(
            title=record.title,
            code=record.code,
            state=record_badge(record.state),
            facts=(record.record_type.name, *([_("đang giữ lại")] if held else [])),
            next_step=self._next(record),
            actions=tuple(self._quiet(record)),
        )

    def _next(self, record: Record) -> Link | None:
        if record.state == RecordState.OPEN and self.may(RecordPermission.KEEP):
            return Link(_("Đóng hồ sơ"), url_of(record, "close"), "lock")
        return None

    def _quiet(self, record: Record) -> list[Link]:
        links = []
        if record.state == RecordState.OPEN and self.may(RecordPermission.KEEP):
            links += [
                Link(_("Thêm tệp"), url_of(record, "file_in"), "upload"),
                Link(_("Sửa thông tin"), url_of(record, "edit"), "pencil"),
                Link(_("Bỏ, ghi nhầm"), url_of(record, "void")),
            ]
        there = record.state in {RecordState.OPEN, RecordState.CLOSED}
        if there and self.may(RecordPermission.HOLD):
            links.append(Link(_("Giữ lại"), url_of(record, "hold"), "flag"))
        waits = record.disposal is not None and record.disposal.state == DisposalState.APPROVED
        if waits and record.state == RecordState.CLOSED and self.may(RecordPermission.PROPOSE):
            links.append(Link(_("Rút khỏi đợt hủy"), url_of(record, "take_out")))
        return links

    def panels(self, record: Record) -> Sequence[Panel]:
        kind = record.record_type
        facts = [
            (_("Ngày mở"), display(record.opened_on)),
            (_("Ngày đóng"), display(record.closed_on)),
            (_("Vị trí lưu"), record.location or kind.storage_place),
            (_("Thời hạn lưu"), period_words(kind)),
            (_("Lưu đến hết ngày"), kept_until_words(record)),
            (_("Hủy lúc"), display(record.disposed_at)),
            (_("Dấu vân"), record.content_hash[:12]),
        ]
        links = [Link(kind.name, url_of(kind, "type"))]
        if record.disposal is not None:
            links.append(Link(str(record.disposal), url_of(record.disposal, "disposal"), "trash"))
        return [Panel(_("Lưu giữ"), told(facts), tuple(links))]

    def body(self, record: Record) -> dict[str, Any]:
        may_lift = self.may(RecordPermission.HOLD)
        files = [
            {
                "name": one.file.name,
                "url": reverse("files:download", args=[one.file.public_id]),
                "at": one.at,
                "gone": one.file.state == FileState.DISPOSED,
                "basis": one.file.disposal_basis,
            }
            for one in attachments_of(record)
        ]
        holds = [
            {
                "reason": HoldReason(one.reason).label,
                "reference": one.reference,
                "at": one.created_at,
                "by": str(one.created_by or ""),
                "lifted_at": one.lifted_at,
                "lift_url": url_of(one, "lift")
                if may_lift and one.state == HoldState.STANDING
                else "",
            }
            for one in holds_of(record)
        ]
        return {"files": files, "holds": holds}

    def timeline(self, record: Record) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(RecordState.choices), noun=_("hồ sơ"))


class TypePage(OfType, RecordView[RecordType]):
    """One kind of record."""

    permission = RecordPermission.VIEW
    breadcrumb = (REGISTER, TYPES)

    def record(self) -> RecordType:
        return self.row

    def header(self, record: RecordType) -> Header:
        in_use = record.state == RecordTypeState.IN_USE
        tone = Tone.SUCCESS if in_use else Tone.NEUTRAL
        links = []
        if in_use and can(self.actor, RecordPermission.DEFINE, agency_id=record.agency_id):
            links.append(Link(_("Thôi dùng loại này"), url_of(record, "retire_type")))
        step = None
        if links:
            step = Link(_("Sửa loại hồ sơ"), url_of(record, "edit_type"), "pencil")
        asks: tuple[str, ...] = ()
        if in_use and not record.is_confirmed:
            asks = (_("Thời hạn lưu chưa đối chiếu với quy định: hồ sơ loại này chưa được hủy."),)
        return Header(
            title=record.name,
            state=Badge(tone, str(RecordTypeState(record.state).label)),
            next_step=step,
            refusals=asks,
            actions=tuple(links),
        )

    def panels(self, record: RecordType) -> Sequence[Panel]:
        listed = f"{reverse('records:register')}?loai={record.public_id}"
        links = [Link(_("Các hồ sơ loại này"), listed, "list")]
        if record.document is not None:
            page = reverse("documents:document", args=[record.document.public_id])
            links.append(Link(str(record.document), page, "file-earmark-text"))
        facts = [
            (_("Thời hạn lưu"), period_words(record)),
            (_("Tính từ hết năm của"), str(RetentionFrom(record.retention_from).label)),
            (_("Căn cứ thời hạn"), record.legal_basis),
            (_("Cách hủy khi hết hạn"), str(DisposalMethod(record.disposal_method).label)),
        ]
        kept = [
            (_("Hình thức"), str(RecordFormat(record.format).label)),
            (_("Nơi lưu"), record.storage_place),
            (_("Người chịu trách nhiệm"), record.responsible),
            (_("Điều khoản"), ", ".join(record.clauses)),
        ]
        return [Panel(_("Thời hạn"), told(facts)), Panel(_("Lưu giữ"), told(kept), tuple(links))]

    def timeline(self, record: RecordType) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(RecordTypeState.choices), noun=_("loại hồ sơ"))
