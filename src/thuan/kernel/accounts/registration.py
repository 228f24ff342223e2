"""The checks of a deployment make themselves known."""

from __future__ import annotations

from thuan.kernel.accounts import checks  # noqa: F401  registers them
