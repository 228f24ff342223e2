"""What must hold across a template once it has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.template.shape import Aggregate, FieldType, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.domains.oversight.reporting.template.shape import Field, Identity, Template

_AMOUNTS = frozenset({FieldType.INTEGER, FieldType.DECIMAL})
_CHOICES = frozenset({FieldType.CHOICE, FieldType.CHOICES})


class TemplateFault(ValueError):
    """The data of a template do not hold together; ``place`` says where."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place


def check(template: Template) -> None:
    """Raises TemplateFault where fields, identities and short forms do not fit each other."""
    for field in template.fields.values():
        _check_field(template, f"fields.{field.code}", field)
    for identity in template.identities:
        _check_identity(template, f"identities.{identity.code}", identity)
    for form in template.short_forms.values():
        place = f"short_form.{form.group}"
        _known(template, place, form.optional | form.unfolded | form.may_be_none)


def _check_field(template: Template, place: str, field: Field) -> None:
    if (field.type in _CHOICES) != bool(field.choices):
        raise TemplateFault(place, "choices belong to fields of choice, and only to them")
    codes = [choice.code for choice in field.choices]
    if len(set(codes)) < len(codes):
        raise TemplateFault(place, "has a choice twice")
    if field.required_when:
        _known(template, f"{place}.required_when", [field.required_when.code])
    if field.fact and field.source is Source.MANUAL:
        raise TemplateFault(f"{place}.fact", "fills a field that is entered by hand")
    if field.weighted_by:
        _amounts(template, f"{place}.weighted_by", [field.weighted_by])
    if field.aggregate is Aggregate.RATIO and not (
        field.type is FieldType.RATIO or field.weighted_by
    ):
        raise TemplateFault(f"{place}.aggregate", "a ratio needs a denominator or a weight")
    if field.computed:
        _check_computed(template, f"{place}.computed", field)


def _check_computed(template: Template, place: str, field: Field) -> None:
    if field.computed is None:
        return
    parts = (*field.computed.numerator, *field.computed.denominator)
    _amounts(template, place, parts)
    if any(template.field(code).computed for code in parts):
        raise TemplateFault(place, "is computed from a computed field")
    if any(template.field(code).type is not FieldType.INTEGER for code in parts):
        raise TemplateFault(place, "is computed from other than whole numbers")
    if (field.type is FieldType.RATIO) != bool(field.computed.denominator):
        raise TemplateFault(place, "only a ratio has a denominator")
    if field.type not in {FieldType.RATIO, FieldType.INTEGER}:
        raise TemplateFault(place, "only whole numbers and ratios are computed")


def _check_identity(template: Template, place: str, identity: Identity) -> None:
    codes = (*identity.left, *identity.right)
    _known(template, place, codes)
    types = [template.field(code).type for code in codes]
    if types != [FieldType.DATE, FieldType.DATE]:
        _amounts(template, place, codes)
    example = dict.fromkeys((*codes, "left", "right"), "0")
    for sentence in (identity.sentence.vi, identity.sentence.en):
        try:
            sentence % example
        except (KeyError, ValueError, TypeError) as wrong:
            raise TemplateFault(f"{place}.sentence", f"cannot be filled in: {wrong}") from wrong


def _known(template: Template, place: str, codes: Iterable[str]) -> None:
    unknown = sorted(set(codes) - set(template.fields))
    if unknown:
        raise TemplateFault(place, f"names no field: {', '.join(unknown)}")


def _amounts(template: Template, place: str, codes: Iterable[str]) -> None:
    codes = tuple(codes)
    _known(template, place, codes)
    for code in codes:
        if template.field(code).type not in _AMOUNTS:
            raise TemplateFault(place, f"{code} is not an amount")
