"""The refusal of a file, with the sentence for the person who sent it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from thuan.kernel.files.enums import Fault, Kind

MAX_BYTES = 20 * 1024 * 1024
MAX_COUNT = 10


class RefusedFile(ValidationError):
    """A file that is not kept; ``fault`` says which of the nine reasons, the message what to do."""

    def __init__(self, fault: Fault, name: str = "", **parameters: Any) -> None:
        filled = {
            "name": name,
            "kinds": ", ".join(kind.value.upper() for kind in Kind),
            "megabytes": MAX_BYTES // 1024 // 1024,
            "count": MAX_COUNT,
            **parameters,
        }
        super().__init__(fault.label, code=fault.value, params=filled)
        self.fault = fault
