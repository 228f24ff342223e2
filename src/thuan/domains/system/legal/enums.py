"""Closed lists of legal bases and of the work that changed law brings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BasisState(models.TextChoices):
    STANDING = "STANDING", _("đang là căn cứ")
    ENDED = "ENDED", _("không còn là căn cứ")


class UpdateState(models.TextChoices):
    """What became of one document after one change of one text."""

    OPEN = "OPEN", _("Chưa xử lý")
    UPDATED = "UPDATED", _("Đã ban hành bản mới")
    CONFIRMED = "CONFIRMED", _("Xác nhận không cần sửa")
    LAPSED = "LAPSED", _("Không còn phải làm")


DONE = frozenset({UpdateState.UPDATED, UpdateState.CONFIRMED})
