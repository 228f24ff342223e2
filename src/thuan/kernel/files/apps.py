from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class FilesConfig(DomainConfig):
    name = "thuan.kernel.files"
    label = "files"
