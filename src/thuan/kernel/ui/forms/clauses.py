"""Numbers of clauses in one text field: "7.5, 8.1"."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.kernel.ui.forms.fields import TextField

# A number of the standard: 7.5, 8.5.1, 10.2.2.
CLAUSE = re.compile(r"(?:[4-9]|10)(?:\.\d{1,2}){0,3}")


class ClausesField(TextField):
    """The value is a list, each number once; one that cannot be a clause is named."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Điều khoản liên quan"))
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault(
            "help_text", gettext_lazy("Số điều khoản, cách nhau bằng dấu phẩy, ví dụ 7.5, 8.1")
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        given = [part for part in re.split(r"[,;\s]+", super().clean(value)) if part]
        for part in given:
            if not CLAUSE.fullmatch(part):
                words = {"part": part}
                raise ValidationError(_("“%(part)s” không phải số điều khoản.") % words)
        return list(dict.fromkeys(given))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value
