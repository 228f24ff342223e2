"""Where every address of the product begins."""

from __future__ import annotations

urlpatterns: list[object] = []
