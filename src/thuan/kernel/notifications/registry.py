"""Every kind of message the product sends, with its Vietnamese words (F13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

    from thuan.kernel.notifications.enums import Category


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A kind of message: ``subject`` and ``body`` are msgids with ``%(name)s`` places.

    ``sample`` fills every place once; registration renders it, so that no message is first
    composed before the eyes of its reader. ``may_be_disabled``: the person may refuse the e-mail.
    ``by_mail`` False: the inbox alone, as reminders are mailed together once a day. ``in_inbox``
    False: the e-mail alone, for what the inbox holds already.
    """

    key: str
    category: Category
    subject: str | Promise
    body: str | Promise
    sample: Mapping[str, str]
    may_be_disabled: bool = True
    by_mail: bool = True
    in_inbox: bool = True

    def rendered(self, context: Mapping[str, object]) -> tuple[str, str]:
        """Subject (one line, at most 255 letters) and body; raises KeyError for a missing place."""
        subject, body = str(self.subject) % context, str(self.body) % context
        return " ".join(subject.split())[:255], body


_kinds: dict[str, NoticeKind] = {}


def register_kind(kind: NoticeKind) -> NoticeKind:
    """Make a kind known; raises ValueError when its key is taken, KeyError for a poor sample."""
    if kind.key in _kinds:
        raise ValueError(f"notice {kind.key} is registered twice")
    kind.rendered(kind.sample)
    _kinds[kind.key] = kind
    return kind


def kinds() -> dict[str, NoticeKind]:
    """Every kind by key."""
    return dict(_kinds)
