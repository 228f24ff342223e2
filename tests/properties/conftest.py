"""Hypothesis: 25 examples in every run; ``THUAN_HYPOTHESIS=drill`` tries 500 (F22)."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("drill", settings.get_profile("ci"), max_examples=500)
settings.load_profile(os.environ.get("THUAN_HYPOTHESIS", "ci"))
