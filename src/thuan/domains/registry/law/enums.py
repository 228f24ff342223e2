"""Closed lists of the legal register (qms.md 3.1, external documents)."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class TextKind(models.TextChoices):
    LAW = "LAW", _("Luật")
    RESOLUTION = "RESOLUTION", _("Nghị quyết")
    DECREE = "DECREE", _("Nghị định")
    DECISION = "DECISION", _("Quyết định")
    CIRCULAR = "CIRCULAR", _("Thông tư")
    STANDARD = "STANDARD", _("Tiêu chuẩn")
    LETTER = "LETTER", _("Công văn")
    PLAN = "PLAN", _("Kế hoạch")
    OTHER = "OTHER", _("Văn bản khác")


class LegalStatus(models.TextChoices):
    """What holds of a text from a day on."""

    NOT_YET = "NOT_YET", _("Chưa có hiệu lực")
    IN_FORCE = "IN_FORCE", _("Còn hiệu lực")
    PARTIALLY = "PARTIALLY", _("Hết hiệu lực một phần")
    AMENDED = "AMENDED", _("Được sửa đổi, bổ sung")
    REPLACED = "REPLACED", _("Bị thay thế")
    EXPIRED = "EXPIRED", _("Hết hiệu lực")


class ChangeState(models.TextChoices):
    """A change that was recorded by mistake is undone and stays in the history."""

    RECORDED = "RECORDED", _("đã ghi")
    UNDONE = "UNDONE", _("đã hoàn tác")


# A text that may stand as a legal basis.
HOLDING: Final = frozenset({LegalStatus.IN_FORCE, LegalStatus.PARTIALLY, LegalStatus.AMENDED})
# After these the text is no basis any more.
ENDING: Final = frozenset({LegalStatus.REPLACED, LegalStatus.EXPIRED})
# What asks for a look at every document that stands on the text.
AFFECTING: Final = ENDING | {LegalStatus.PARTIALLY, LegalStatus.AMENDED}
# These name the text that did it.
BY_ANOTHER: Final = frozenset({LegalStatus.AMENDED, LegalStatus.REPLACED})
