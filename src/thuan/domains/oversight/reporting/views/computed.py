"""Figures that follow from others, as a form shows them: locked, with what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.forms import ComputedField
from thuan.domains.oversight.reporting.selectors.sections import computed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thuan.domains.oversight.reporting.forms import SectionForm
    from thuan.domains.oversight.reporting.template import Section, Template


def compose(
    form: SectionForm,
    template: Template,
    values: Mapping[str, Any],
    place: Callable[[Section, str], str],
) -> None:
    """Give each computed field of the form its figure and its parts, each once.

    ``place``: the address of a part, by its section and code; "" where there is none to go to.
    """
    homes = {code: section for section in template.sections for code in section.fields}
    figures = {c: field for c, field in form.fields.items() if isinstance(field, ComputedField)}
    words = computed_words(template, figures, values, {})
    for code, field in figures.items():
        formula = field.template_field.computed
        assert formula is not None, "a computed field has its formula"
        field.running = words[code]
        field.parts = [
            (str(template.field(part).label), place(homes[part], part))
            for part in dict.fromkeys((*formula.numerator, *formula.denominator))
        ]
