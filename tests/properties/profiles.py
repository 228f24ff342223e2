"""How long the random programs run: short and repeatable by default, long in a drill."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Profile → (programs, steps in each).
SIZES = {"ci": (25, 20), "drill": (500, 50)}


def machine_settings() -> settings:
    """The settings of ``HYPOTHESIS_PROFILE``, else ``THUAN_HYPOTHESIS``; ``ci`` without either."""
    profile = os.environ.get("HYPOTHESIS_PROFILE") or os.environ.get("THUAN_HYPOTHESIS", "ci")
    programs, steps = SIZES[profile]
    return settings(
        max_examples=programs,
        stateful_step_count=steps,
        deadline=None,
        derandomize=profile == "ci",
        database=None,
        suppress_health_check=list(HealthCheck),
    )
