from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class SampleConfig(DomainConfig):
    name = "tests.kernel.sample"
    label = "sample"
