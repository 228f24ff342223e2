"""The job that sends e-mails makes itself known."""

from __future__ import annotations

from thuan.kernel.notifications import mailing

__all__ = ["mailing"]
