"""What happens to a due day on which nobody works."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RollRule(TextChoices):
    """Whether a due day that is not a working day moves to the next one."""

    NONE = "NONE", _("Không lùi hạn")
    NEXT_WORKING_DAY = "NEXT_WORKING_DAY", _("Lùi sang ngày làm việc kế tiếp")
