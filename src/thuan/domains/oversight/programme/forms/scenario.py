"""Numbers to try for next year's targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.kernel.ui.forms import Form, IntegerField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.domains.oversight.programme.selectors.scenario import Prospect


class ScenarioForm(Form):
    """A number for each target, or one growth for those left empty; unknown may stay unknown."""

    growth = IntegerField(
        label=gettext_lazy("Tăng chung so với kế hoạch năm nay (%)"),
        required=False,
        min_value=-100,
        max_value=1000,
        help_text=gettext_lazy(
            "Dùng cho chỉ tiêu để trống con số; chỉ tiêu năm nay chưa có con số thì vẫn để trống."
        ),
    )

    def __init__(self, *args: Any, found: Iterable[Prospect], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = list(found)
        for one in self.found:
            target = one.target
            self.offer(
                f"next.{target.code}",
                IntegerField(
                    label=f"{target.code}. {target.text}",
                    required=False,
                    min_value=1,
                    max_value=100_000,
                    help_text=_("Đơn vị: %(unit)s. Để trống nếu chưa định.")
                    % {"unit": target.unit},
                ),
            )

    def numbers(self) -> dict[str, int | None]:
        """The number of each target as typed, else grown from this year's, else None."""
        growth = self.cleaned_data.get("growth")
        return {one.target.code: self._number(one, growth) for one in self.found}

    def _number(self, one: Prospect, growth: int | None) -> int | None:
        typed: int | None = self.cleaned_data.get(f"next.{one.target.code}")
        if typed is not None or growth is None:
            return typed
        return one.grown(growth)
