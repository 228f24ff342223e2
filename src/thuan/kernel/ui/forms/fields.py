"""Fields for dates, numbers and choices in the spellings officials use (U16-U18)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thuan.kernel.text import clean
from thuan.kernel.text.dates import format_date, parse_date
from thuan.kernel.text.numbers import format_number, parse_decimal, parse_integer
from thuan.kernel.ui.table import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SELECT_ABOVE = 6


class TextField(forms.CharField):
    """Text in one spelling of Vietnamese (NFC), without invisible characters."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class DateField(forms.Field):
    """A date in one text field, day/month/year (U17); the value is a ``date``."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 12})

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        text = clean(str(value))
        if not text:
            return None
        try:
            return parse_date(text)
        except ValueError as unread:
            raise ValidationError(str(unread), "unread") from None

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, date) else value


class IntegerField(forms.Field):
    """A whole number, read from ``1.284``, ``1 284`` or ``1284``; limits are inclusive."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 12})
    default_error_messages = {
        "low": _("%(label)s phải từ %(limit)s trở lên."),
        "high": _("%(label)s phải từ %(limit)s trở xuống."),
    }
    decimals = 0

    def __init__(
        self,
        *,
        min_value: Decimal | int | None = None,
        max_value: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.min_value = min_value
        self.max_value = max_value

    def parse(self, text: str) -> Decimal | int:
        return parse_integer(text)

    def to_python(self, value: Any) -> Decimal | int | None:
        if isinstance(value, int | Decimal) or value in self.empty_values:
            return None if value in self.empty_values else value
        text = clean(str(value))
        if not text:
            return None
        try:
            return self.parse(text)
        except ValueError as unread:
            raise ValidationError(str(unread), "unread") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            raise self._wrong("low", self.min_value)
        if self.max_value is not None and value > self.max_value:
            raise self._wrong("high", self.max_value)

    def prepare_value(self, value: Any) -> Any:
        return display(value, decimals=self.decimals) if isinstance(value, int | Decimal) else value

    def _wrong(self, code: str, limit: Decimal | int) -> ValidationError:
        written = format_number(limit, decimals=self.decimals)
        parts = {"label": self.label or _("Số này"), "limit": written}
        return ValidationError(self.error_messages[code], code, parts)


class DecimalField(IntegerField):
    """A number with a decimal comma, read generously (``1.234,5``, ``1234,5``)."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 14})

    def __init__(self, *, decimals: int = 2, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.decimals = decimals

    def parse(self, text: str) -> Decimal | int:
        return parse_decimal(text)


class OneOf(forms.ChoiceField):
    """Choice of one: radios with nothing selected (U18); a list only above six choices (U19).

    Choices that come from the database are given as a function; they are read when the form is
    shown, never at import, and always make a list.
    """

    def __init__(self, *, choices: Any = (), **kwargs: Any) -> None:
        if callable(choices):
            super().__init__(choices=partial(_from_list, choices), **kwargs)
            return
        offered = list(choices)
        if len(offered) > SELECT_ABOVE:
            offered = list(_from_list(lambda: offered[:]))
        else:
            kwargs.setdefault("widget", forms.RadioSelect)
        super().__init__(choices=offered, **kwargs)


def _from_list(read: Callable[[], Iterable[Any]]) -> list[Any]:
    return [("", _("Chọn trong danh sách")), *read()]
