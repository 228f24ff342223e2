"""The nightly anchor makes itself known."""

from __future__ import annotations

from thuan.portals.operations import anchoring

__all__ = ["anchoring"]
