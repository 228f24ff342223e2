"""How long the random programs run: short and repeatable by default, long in a drill.

A drill also looks for the shortest program that fails; a short run shows the one it met.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

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
        phases=[Phase.explicit, Phase.generate, *([] if profile == "ci" else [Phase.shrink])],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
