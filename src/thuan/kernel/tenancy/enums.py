"""Closed lists that every agency-owned table shares."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidentiality(models.TextChoices):
    PUBLIC = "PUBLIC", _("Công khai")
    INTERNAL = "INTERNAL", _("Nội bộ")
    RESTRICTED = "RESTRICTED", _("Hạn chế")


class Audience(models.TextChoices):
    """Who may read a row of the province (F3)."""

    DRAFT = "DRAFT", _("Chỉ cấp tỉnh")
    AGENCIES = "AGENCIES", _("Các cơ quan trong chương trình")
    PUBLIC = "PUBLIC", _("Mọi người")


class ReachKind(models.TextChoices):
    """How far an assignment reaches (F6)."""

    OWN = "OWN", _("Cơ quan mình")
    ALL = "ALL", _("Toàn tỉnh")
    LIST = "LIST", _("Theo danh sách")
    GROUP = "GROUP", _("Theo nhóm cơ quan")
    CHILDREN = "CHILDREN", _("Các cơ quan trực thuộc")
