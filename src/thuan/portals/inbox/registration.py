"""The number at the bell."""

from __future__ import annotations

from thuan.kernel.notifications.selectors import unread_count
from thuan.kernel.ui.frame import plug

plug(inbox_count=unread_count)
