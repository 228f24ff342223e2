"""Strings that break renderers, and what must come out of them."""

from __future__ import annotations

import unicodedata

MARKUP = "<b>'\"&{{x}}{%y%}#z*_$@[]\\`~ -- ... <!-- ]]> &amp; #sys.inputs"
WITH_CONTROLS = "trước\x00giữa\x07\u200f\u202esau"
WITHOUT_CONTROLS = "trướcgiữasau"
COMPOSED = "Đánh giá nội bộ, Ủy ban nhân dân, tỷ lệ đúng hạn"
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)
LONG = "đánh giá nội bộ " * 700  # more than 10 KB
UNBROKEN = "khôngcódấucách" * 30
