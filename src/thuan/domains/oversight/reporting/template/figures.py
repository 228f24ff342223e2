"""What a stored value amounts to. Missing is never 0; a reasoned "không phát sinh" is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation


def is_none_arose(value: object) -> bool:
    """Whether the value is "không phát sinh" with a reason: ``{"none": "…"}``."""
    return isinstance(value, Mapping) and bool(str(value.get("none") or "").strip())


def figure(value: object) -> Decimal | None:
    """The amount of an integer or a decimal; None when there is none.

    Where nothing arose the amount is 0: that is an answer, unlike a missing figure.
    """
    if is_none_arose(value):
        return Decimal(0)
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def ratio(value: object) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of a ratio; None unless both are known."""
    if is_none_arose(value):
        return Decimal(0), Decimal(0)
    if not isinstance(value, Mapping):
        return None
    numerator, denominator = figure(value.get("n")), figure(value.get("d"))
    if numerator is None or denominator is None:
        return None
    return numerator, denominator


def is_answered(value: object, *, none_allowed: bool) -> bool:
    """Whether a value fills its field: 0 and "không" do, an empty text or list does not.

    "Không phát sinh" counts where the field allows it and a reason is given.
    """
    if is_none_arose(value):
        return none_allowed
    if isinstance(value, Mapping):
        return ratio(value) is not None
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, (list, tuple)):
        return bool(value)
    return value is not None
