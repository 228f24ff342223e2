"""How often the status of a text is checked, and how long an agency has to follow a change."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thuan.kernel.tenancy.rows import Reference

CHECKED_EVERY_DAYS = 90
UPDATED_IN_WORKING_DAYS = 15


class Deadlines(Reference):
    """The two terms as the province has decided them; without a row the defaults of qms.md 3.1."""

    # One row alone.
    code = models.CharField(max_length=8, unique=True, default="PROVINCE", editable=False)
    check_days = models.PositiveSmallIntegerField(
        _("kiểm tra hiệu lực sau (ngày)"), default=CHECKED_EVERY_DAYS
    )
    update_days = models.PositiveSmallIntegerField(
        _("cập nhật tài liệu trong (ngày làm việc)"), default=UPDATED_IN_WORKING_DAYS
    )
    legal_basis = models.CharField(_("căn cứ"), max_length=255)

    class Meta:
        verbose_name = _("thời hạn của danh mục văn bản")

    def __str__(self) -> str:
        return self.code
