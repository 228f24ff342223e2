"""A table of rows filled in at once: Django's formset behind the one face of a form.

The rows carry their order as a number that may be typed anew and a box that leaves a row out, so
that a table is changed with one press, without script and on a phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME, BaseFormSet
from django.utils.translation import gettext as _

from thuan.kernel.ui.forms.base import Form
from thuan.kernel.ui.forms.fields import DecimalField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import Promise

PREFIX = "dong"
EMPTY_ROWS = 3


class _Rows(BaseFormSet[Any]):
    """Rows with the two boxes in Vietnamese; a row may stand between two others ("2,5")."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        first = index is not None and index < self.initial_form_count()
        place = DecimalField(
            label=_("Thứ tự"), decimals=1, min_value=0, max_value=999, required=False
        )
        place.initial = str(index + 1) if first and index is not None else None
        form.offer(ORDERING_FIELD_NAME, place)
        form.order_fields([ORDERING_FIELD_NAME, *form.fields])
        for field in form.fields.values():
            # Said once over the table, not again at every box of every row.
            field.may_stay_empty = False
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].label = _("Bỏ dòng này")


class RowsForm(Form):
    """A form whose content is rows of ``row_class``; give it ``rows``, the rows that stand now.

    ``most`` rows at most; ``row_word`` names a row in the summary of refusals, with ``%(n)s``;
    ``row_arguments`` are further arguments of every row's form, such as choices found now.
    """

    row_class: ClassVar[type[Form]]
    most: ClassVar[int]
    row_word: ClassVar[str | Promise]

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        rows: Sequence[dict[str, Any]] = (),
        row_arguments: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, **kwargs)
        build = forms.formset_factory(
            self.row_class,
            formset=_Rows,
            extra=EMPTY_ROWS,
            can_order=True,
            can_delete=True,
            can_delete_extra=False,
            max_num=self.most + EMPTY_ROWS,
            absolute_max=self.most + EMPTY_ROWS,
        )
        self.rows = build(
            data, files, initial=list(rows), prefix=PREFIX, form_kwargs=row_arguments or {}
        )

    def clean(self) -> dict[str, Any]:
        """Puts what is wrong in a row on the form, under the number of the row."""
        cleaned = super().clean() or {}
        if self.rows.is_valid():
            return cleaned
        for error in self.rows.non_form_errors():
            self.add_error(None, str(error))
        left_out = self.rows.deleted_forms if self.rows.can_delete else []
        for number, row in enumerate(self.rows.forms, 1):
            if row in left_out:
                continue
            for words in row.errors.values():
                told = {"row": str(self.row_word) % {"n": number}, "why": " ".join(words)}
                self.add_error(None, _("%(row)s: %(why)s") % told)
        return cleaned

    def kept_rows(self) -> list[Any]:
        """The filled rows in the order that was typed, those without a number last."""
        rows = [
            row for row in self.rows.forms if row.has_changed() or row in self.rows.initial_forms
        ]
        kept = [row for row in rows if not row.cleaned_data.get(DELETION_FIELD_NAME)]
        return sorted(kept, key=_place)


def _place(row: Any) -> tuple[bool, Any]:
    place = row.cleaned_data.get(ORDERING_FIELD_NAME)
    return place is None, place or 0
