"""Once is once (F18): the same POST twice, on two nodes or after a lost answer, acts one time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thuan.kernel.audittrail import seams
from thuan.kernel.audittrail.models import IdempotencyKey
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping


class KeyReused(ValueError):
    """The key was used before with other content."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the person is sent after the act, and the sentence shown there."""

    location: str
    notice: str = ""
    repeated: bool = False


def was_done(key: str, *, user_id: int | None, address: str) -> bool:
    """Whether this person's press of this key at this address had its effect already.

    For pages whose form asks something else once the act is done; others ask ``perform`` alone.
    """
    rows = IdempotencyKey.objects.filter(key=key, user_id=user_id, address=address[:255])
    return bool(key) and rows.exclude(location="").exists()


def perform(
    key: str,
    act: Callable[[], Receipt],
    *,
    user_id: int | None,
    address: str,
    content: Mapping[str, object],
    at: dt.datetime,
) -> Receipt:
    """Run ``act`` unless ``key`` was used before; then give the receipt of the first time.

    The key is claimed in the transaction of the act: if the act fails, the key is free again; if
    two nodes race, the second waits for the first and gets its receipt. Raises KeyReused when the
    key comes back with other content or from another person.
    """
    digest = sha256_hex(canonical_json({"user": user_id, "at": address, "content": dict(content)}))
    with transaction.atomic():
        row = IdempotencyKey(
            key=key, user_id=user_id, address=address[:255], content_hash=digest, at=at
        )
        if not _claimed(row):
            first = IdempotencyKey.objects.get(key=key)
            if first.content_hash != digest:
                raise KeyReused(_("Biểu mẫu này đã được gửi với nội dung khác. Mở lại trang."))
            return Receipt(first.location, first.notice, repeated=True)
        receipt = act()
        row.location, row.notice = receipt.location[:500], receipt.notice
        row.save(update_fields=["location", "notice"])
    seams.reach("after_commit")
    return receipt


def _claimed(row: IdempotencyKey) -> bool:
    """Whether the key was free and is ours now: nearly always, so it is not looked up before."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
