"""What this domain makes known to the kernel."""

from __future__ import annotations

from thuan.domains.registry.agencies.permissions import PERMISSIONS
from thuan.kernel.permissions import grant

grant(PERMISSIONS)
