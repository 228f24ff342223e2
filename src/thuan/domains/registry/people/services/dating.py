"""Opening and closing dated facts about people, with the sentences that refuse (F10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.changing import plain
from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.text import clean
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from thuan.kernel.accounts.models import Person

D = TypeVar("D", bound=Dated)


def refuse(field: str, sentence: str) -> NoReturn:
    """Raise the refusal that a form shows beside ``field``."""
    raise ValidationError({field: sentence})


def decision_number(text: str) -> str:
    """The number of the decision, cleaned; refused when there is none."""
    number = clean(text)
    if not number:
        refuse("decision_no", _("Nhập số quyết định."))
    return number


def need_living(person: Person) -> None:
    """Refuse a record that was merged into another."""
    if person.merged_into_id is not None:
        refuse("person", _("Hồ sơ này đã gộp vào hồ sơ khác. Mở hồ sơ còn dùng rồi làm lại."))


def need_interval(valid_from: dt.date, valid_to: dt.date | None) -> None:
    """Refuse an interval without a day in it."""
    if valid_to is not None and valid_to <= valid_from:
        refuse("valid_to", _("Ngày kết thúc phải sau ngày bắt đầu."))


def overlap(valid_from: dt.date, valid_to: dt.date | None) -> Q:
    """Rows that share a day with the half-open interval."""
    later = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    return later if valid_to is None else later & Q(valid_from__lt=valid_to)


def close(row: D, on: dt.date, day: dt.date, *, why: str) -> dict[str, tuple[Any, Any]]:
    """End ``row`` from ``on`` (its first day without force) and say what changed.

    Never before today: what was done by the right stays done (INV-24). A row that has not begun
    is voided with ``why``. Raises ValidationError with a sentence.
    """
    if row.void_reason or (row.valid_to is not None and row.valid_to <= day):
        refuse("on", _("Việc này đã kết thúc từ trước. Tải lại trang để xem."))
    if on < day:
        refuse("on", _("Ngày kết thúc từ hôm nay trở đi: việc đã làm trước đó vẫn có giá trị."))
    if row.valid_to is not None and on > row.valid_to:
        words = _("Đã có ngày kết thúc %(day)s; chọn ngày sớm hơn.")
        refuse("on", words % {"day": format_date(row.valid_to)})
    itself = type(row)._default_manager.filter(pk=row.pk)
    if on <= row.valid_from:
        row.void_reason = why
        end_facts(itself, void_reason=why)
        return {"void_reason": ("", why)}
    before, row.valid_to = row.valid_to, on
    end_facts(itself, valid_to=on)
    return {"valid_to": (before, on)}


def locked(row: D) -> D:
    """The row as the database holds it now, locked until the act ends."""
    rows: QuerySet[D] = type(row)._default_manager.select_for_update(of=("self",))  # type: ignore[assignment]
    return rows.get(pk=row.pk)


def opened(**facts: object) -> dict[str, tuple[None, object]]:
    """The changes of a new row, ready for its event."""
    return {
        name: (None, plain(value)) for name, value in facts.items() if value not in (None, "", [])
    }
