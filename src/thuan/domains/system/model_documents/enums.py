"""Closed lists of model documents and of what agencies made of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ModelState(models.TextChoices):
    """A model lives in its versions; agencies read it from its first issue on."""

    PREPARING = "PREPARING", _("Đang soạn lần đầu")
    ISSUED = "ISSUED", _("Đã ban hành")
    WITHDRAWN = "WITHDRAWN", _("Đã thu hồi")


class ModelVersionState(models.TextChoices):
    DRAFT = "DRAFT", _("Đang soạn")
    ISSUED = "ISSUED", _("Đã ban hành")
    SUPERSEDED = "SUPERSEDED", _("Đã có bản sau")
    CANCELLED = "CANCELLED", _("Đã bỏ")


# What was issued once: its content is locked, agencies read it.
ONCE_ISSUED = frozenset({ModelVersionState.ISSUED, ModelVersionState.SUPERSEDED})


class AdoptionState(models.TextChoices):
    """How a document of an agency stands to its model."""

    FOLLOWING = "FOLLOWING", _("Đã xem xét bản mới nhất")
    BEHIND = "BEHIND", _("Mẫu có bản mới")
    ENDED = "ENDED", _("Không còn theo mẫu")


STANDING = frozenset({AdoptionState.FOLLOWING, AdoptionState.BEHIND})


class Uptake(models.TextChoices):
    """How the reader's own agency stands to a model, as a filter of the list."""

    NOT_USED = "chua-dung", _("Chưa dùng")
    BEHIND = "cham", _("Chậm so với mẫu")
    USED = "da-dung", _("Đã dùng, theo bản mới nhất")
