"""What the demonstration makes known: its job, and its offer at the entrance."""

from __future__ import annotations

from thuan.kernel.ui.frame import plug
from thuan.portals.demo import jobs  # noqa: F401  registers the rebuild
from thuan.portals.demo.entrance import offer
from thuan.portals.demo.progress import read_archive

plug(entrance=offer, loading=read_archive)
