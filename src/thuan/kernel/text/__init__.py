"""Vietnamese text, numbers and dates; canonical JSON and hash trees. No database."""

from thuan.kernel.text.folding import (
    clean,
    fold,
    keep_together,
    nfc,
    vi_lower,
    vi_upper,
    without_note,
)
from thuan.kernel.text.sorting import sort_key

__all__ = [
    "clean",
    "fold",
    "keep_together",
    "nfc",
    "sort_key",
    "vi_lower",
    "vi_upper",
    "without_note",
]
