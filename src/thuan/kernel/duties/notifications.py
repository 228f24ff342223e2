"""The words of a reminder, as far as no domain has its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

REMINDED = register_kind(
    NoticeKind(
        "duties.reminded",
        Category.REMINDER,
        _("Nhắc hạn: %(what)s"),
        _("%(what)s; hạn %(due)s. Mở trang để làm tiếp."),
        {"what": "Báo cáo năm 2022", "due": "15/10/2022"},
        by_mail=False,
    )
)
DIGEST = register_kind(
    NoticeKind(
        "duties.digest",
        Category.REMINDER,
        _("Ngày %(day)s: %(count)s"),
        _("%(lines)s\n\nMở “Việc của tôi” để làm từng việc."),
        {"day": "12/10/2022", "count": "2 việc đến hạn", "lines": "- Báo cáo năm 2022"},
        in_inbox=False,
    )
)
# The first page of the product.
WAY_TO_TASKS = "/"
