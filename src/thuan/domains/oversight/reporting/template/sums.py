"""Sums as they grow while a person types: early help, never a refusal (U12)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.template.computing import computed
from thuan.domains.oversight.reporting.template.figures import figure
from thuan.domains.oversight.reporting.template.shape import FieldType, IdentityKind
from thuan.domains.oversight.reporting.template.showing import shown_amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.template.shape import Identity, Section, Template


@dataclass(frozen=True, slots=True)
class RunningSum:
    """What to say beside a field: the sum so far; ``fits``: both sides are whole and agree.

    ``total``: the computed field that the sum makes, "" where it is compared with a typed one;
    ``amount``: how much it is so far, as it is shown.
    """

    code: str
    words: str
    fits: bool = False
    total: str = ""
    amount: str = ""


def running_sums(
    template: Template, section: Section, values: Mapping[str, object]
) -> tuple[RunningSum, ...]:
    """For each pair of sums that ends in this section: how far they are, as soon as one counts.

    Beside the last typed field of the pair, where the eye is when the sum should be right. A pair
    of which nothing is known yet says nothing.
    """
    whole = computed(template, values)
    found = {}
    for identity in template.identities:
        parts = _typed(template, identity)
        typed = [code for code in section.fields if code in parts]
        words = _words(template, identity, whole) if typed else None
        if words is not None:
            found[typed[-1]] = RunningSum(typed[-1], *words, *_total(template, identity, whole))
    return tuple(found.values())


def _typed(template: Template, identity: Identity) -> set[str]:
    """The fields behind both sums that people type."""
    parts: set[str] = set()
    for code in (*identity.left, *identity.right):
        formula = template.field(code).computed
        parts |= {*formula.numerator} if formula else {code}
    return parts


def _total(template: Template, identity: Identity, values: Mapping[str, object]) -> tuple[str, str]:
    """The computed field that the right side makes, and its amount so far."""
    made = identity.left[0]
    if len(identity.left) > 1 or not template.field(made).computed:
        return "", ""
    so_far, _whole = _so_far(values, identity.right)
    return made, "" if so_far is None else shown_amount(so_far)


def _words(
    template: Template, identity: Identity, values: Mapping[str, object]
) -> tuple[str, bool] | None:
    if identity.kind is IdentityKind.NOT_MORE_THAN:
        return None
    if template.field(identity.left[0]).type is FieldType.DATE:
        return None
    left, left_whole = _so_far(values, identity.left)
    right, right_whole = _so_far(values, identity.right)
    if right is None:
        return None
    names = capfirst(" + ".join(_name(template, code) for code in identity.right))
    if len(identity.left) == 1 and template.field(identity.left[0]).computed:
        total = {"label": template.field(identity.left[0]).label, "sum": shown_amount(right)}
        return _("%(label)s: %(sum)s") % total, right_whole
    words = {"names": names, "sum": shown_amount(right)}
    if left is None or not left_whole:
        return _("%(names)s = %(sum)s") % words, False
    words |= {"wanted": shown_amount(left), "gap": shown_amount(abs(left - right))}
    if left == right:
        return _("%(names)s = %(sum)s, khớp.") % words, right_whole
    if right < left:
        return _("%(names)s = %(sum)s, còn lệch %(gap)s so với %(wanted)s.") % words, False
    return _("%(names)s = %(sum)s, vượt %(gap)s so với %(wanted)s.") % words, False


def _name(template: Template, code: str) -> str:
    label = str(template.field(code).label)
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _so_far(values: Mapping[str, object], codes: tuple[str, ...]) -> tuple[Decimal | None, bool]:
    """The sum of what is known, None when nothing is; and whether everything is known."""
    known = [amount for code in codes if (amount := figure(values.get(code))) is not None]
    return (sum(known, Decimal(0)) if known else None), len(known) == len(codes)
