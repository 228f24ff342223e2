"""Closed lists of declarations of conformity (qms.md 3.15; Decision 19/2014/QĐ-TTg, Article 4)."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeclarationState(models.TextChoices):
    DRAFT = "DRAFT", _("Đang nhập")
    PUBLISHED = "PUBLISHED", _("Đang có hiệu lực")
    SUPERSEDED = "SUPERSEDED", _("Đã được thay thế")
    LAPSED = "LAPSED", _("Hết hiệu lực")
    WITHDRAWN = "WITHDRAWN", _("Đã thu hồi")
    CANCELLED = "CANCELLED", _("Đã bỏ")


class DeclarationReason(models.TextChoices):
    """Why it was declared; all but the first are "công bố lại"."""

    FIRST = "FIRST", _("Công bố lần đầu")
    REDECLARE_SCOPE = "REDECLARE_SCOPE", _("Công bố lại do thay đổi phạm vi")
    REDECLARE_REORG = "REDECLARE_REORG", _("Công bố lại do sắp xếp lại tổ chức")
    EDITION_CHANGE = "EDITION_CHANGE", _("Công bố lại do chuyển phiên bản tiêu chuẩn")


class ScopeChange(models.TextChoices):
    """The three changes of scope that ask for a new declaration (Article 4(3))."""

    ADJUSTED = "ADJUSTED", _("Điều chỉnh phạm vi")
    WIDENED = "WIDENED", _("Mở rộng phạm vi")
    NARROWED = "NARROWED", _("Thu hẹp phạm vi")


class Standing(models.TextChoices):
    """What the province looks for among its agencies."""

    VALID = "hieu-luc", _("Đang có bản công bố hiệu lực")
    NEVER = "chua", _("Chưa công bố lần nào")
    ENDED = "het", _("Từng công bố, nay không còn hiệu lực")
    DUE = "can-lai", _("Cần công bố lại")
    LATE = "qua-han", _("Quá hạn công bố lại")
    NOT_RECEIVED = "chua-nhan", _("Sở chưa ghi nhận bản công bố")


# What oversight sees: everything that was public once.
PUBLIC: Final = frozenset(
    {
        DeclarationState.PUBLISHED,
        DeclarationState.SUPERSEDED,
        DeclarationState.LAPSED,
        DeclarationState.WITHDRAWN,
    }
)
ENDED: Final = PUBLIC - {DeclarationState.PUBLISHED}
