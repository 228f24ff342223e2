"""Recording that a legal text was amended, replaced or expired, and taking a mistake back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.law.enums import AFFECTING, BY_ANOTHER, HOLDING, LegalStatus
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import recorded, status_on, successors
from thuan.domains.registry.law.services.keeping import begin_change
from thuan.domains.registry.law.workflow import STATUS_CHANGE
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.law.models import LegalText, StatusChange
    from thuan.kernel.accounts.actor import Actor


@service
def record_change(
    *,
    actor: Actor,
    at: dt.datetime,
    text: LegalText,
    status: str,
    valid_from: dt.date,
    by_text: LegalText | None = None,
    note: str = "",
) -> StatusChange:
    """From a day on the text is amended, ends in part, is replaced, or expired.

    Raises ValidationError for a text that has ended by that day or does not hold yet, for one
    that would replace itself through others, and for what is recorded already.
    """
    require(actor, LawPermission.KEEP, agency_id=None)
    text = lock(text)
    wanted = LegalStatus(status)
    if wanted not in AFFECTING:
        raise ValidationError({"status": _("Chọn điều đã xảy ra với văn bản.")})
    _by_another(text, wanted, by_text)
    same = recorded().filter(text=text, status=wanted, valid_from=valid_from, by_text=by_text)
    if same.exists():
        raise ValidationError(_("Thay đổi này đã được ghi. Xem lịch sử của văn bản."))
    _holds_then(text, valid_from)
    return begin_change(text, wanted, valid_from, by_text, note.strip())


@service
def undo_change(
    *, actor: Actor, at: dt.datetime, change: StatusChange, comment: str
) -> StatusChange:
    """Take a change back that was recorded by mistake; the history keeps both with the reason."""
    del at
    require(actor, LawPermission.KEEP, agency_id=None)
    if change.status not in AFFECTING:
        raise ValidationError(_("Ngày có hiệu lực được sửa ở trang “Sửa thông tin”."))
    sets = {"undone_reason": comment.strip()}
    return STATUS_CHANGE.fire(change, "undo", comment=comment, sets=sets)


def _by_another(text: LegalText, status: LegalStatus, by_text: LegalText | None) -> None:
    if by_text is None:
        if status in BY_ANOTHER:
            sentence = _(
                "Chọn văn bản sửa đổi hoặc thay thế. Chưa có trong danh mục thì thêm văn bản đó "
                "trước."
            )
            raise ValidationError({"by_text": sentence})
        return
    if by_text.pk == text.pk:
        raise ValidationError({"by_text": _("Văn bản không tự sửa đổi hoặc thay thế chính nó.")})
    if status == LegalStatus.REPLACED and text.pk in successors(by_text):
        words = {"by": by_text.number, "number": text.number}
        sentence = _(
            "%(by)s đã bị thay thế bởi %(number)s, trực tiếp hoặc qua văn bản khác; hai văn bản "
            "không thể thay thế lẫn nhau. Xem lịch sử của %(by)s."
        )
        raise ValidationError({"by_text": sentence % words})


def _holds_then(text: LegalText, day: dt.date) -> None:
    """Only what holds on the day before can change on that day."""
    if text.effective_from and day <= text.effective_from:
        words = {"day": format_date(text.effective_from)}
        raise ValidationError(
            {"valid_from": _("Văn bản có hiệu lực từ %(day)s; thay đổi phải sau ngày đó.") % words}
        )
    status = status_on(text, day)
    if status not in HOLDING:
        words = {"day": format_date(day), "status": str(status.label).lower()}
        raise ValidationError(
            {
                "valid_from": _(
                    "Ngày %(day)s văn bản đã ở tình trạng “%(status)s”. Nếu lần ghi trước sai, "
                    "hoàn tác lần ghi đó trước."
                )
                % words
            }
        )
