"""Forms of a process: its words, what comes in and goes out, its criteria, its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.content import (
    MOST_CRITERIA,
    MOST_FLOWS,
    Criterion,
    Flow,
)
from thuan.domains.system.processes.enums import Direction, Frequency, ProcessKind
from thuan.kernel.ui.forms import ClausesField, Form, IntegerField, OneOf, RowsForm, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _long(label: Any, help_text: Any = "", rows: int = 3) -> TextField:
    return TextField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class _Head(Form):
    code = TextField(label=_("Mã quá trình"), max_length=20, help_text=_("Ngắn, ví dụ C1, L2, H3."))
    name = TextField(label=_("Tên quá trình"), max_length=160)
    kind = OneOf(label=_("Nhóm"), choices=ProcessKind.choices)
    process_owner_id = forms.TypedChoiceField(
        label=_("Chủ quá trình"), coerce=int, empty_value=None, required=False
    )
    owner_unit = TextField(label=_("Bộ phận chủ trì"), max_length=160, required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["process_owner_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Chưa có người")), *people]


class NewProcessForm(_Head):
    """The box on the map; the sheet follows."""


class SheetForm(_Head):
    """Everything that a sheet says in words."""

    place = IntegerField(label=_("Thứ tự trong nhóm"), min_value=0, max_value=999, required=False)
    purpose = _long(_("Mục đích"))
    resources = _long(_("Nguồn lực"), _("Người, phương tiện, phần mềm, kinh phí."))
    evaluation = _long(_("Cách đánh giá"), _("Ai xem, bằng gì, khi nào biết là đạt."))
    improvement = _long(_("Cách cải tiến"), _("Khi không đạt, cơ quan thay đổi gì."))
    clauses = ClausesField()

    def clean_place(self) -> int:
        """Left empty: as it stands, at the front."""
        place: int | None = self.cleaned_data["place"]
        return place or 0


class FlowForm(Form):
    """One row of what comes in and goes out."""

    direction = OneOf(label=_("Chiều"), choices=Direction.choices)
    what = TextField(label=_("Cái gì"), max_length=200)
    process = forms.ChoiceField(label=_("Quá trình bên kia"), required=False)
    party = TextField(label=_("Bên khác (nếu có)"), max_length=160, required=False)

    def __init__(self, *args: Any, others: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["process"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Ngoài sơ đồ")), *others]


class FlowsForm(RowsForm):
    """Everything that comes in and goes out, at once."""

    row_class = FlowForm
    most = MOST_FLOWS
    row_word = _("Dòng %(n)s")

    @staticmethod
    def initial_of(flows: Iterable[Flow]) -> list[dict[str, Any]]:
        """The rows as the form shows them."""
        names = ("direction", "what", "process", "party")
        return [{name: getattr(flow, name) for name in names} for flow in flows]

    def flows(self) -> tuple[Flow, ...]:
        """The rows in the order that was typed, without those to be left out."""
        names = Flow.__dataclass_fields__
        return tuple(
            Flow(**{name: value for name, value in row.cleaned_data.items() if name in names})
            for row in self.kept_rows()
        )


class CriterionForm(Form):
    """One row of how the process is measured."""

    name = TextField(label=_("Chỉ số, tiêu chí"), max_length=200)
    target = TextField(label=_("Mức cần đạt"), max_length=80)
    frequency = OneOf(label=_("Đo"), choices=Frequency.choices)


class CriteriaForm(RowsForm):
    """All criteria at once."""

    row_class = CriterionForm
    most = MOST_CRITERIA
    row_word = _("Dòng %(n)s")

    @staticmethod
    def initial_of(criteria: Iterable[Criterion]) -> list[dict[str, Any]]:
        """The rows as the form shows them."""
        return [
            {"name": one.name, "target": one.target, "frequency": one.frequency} for one in criteria
        ]

    def criteria(self) -> tuple[Criterion, ...]:
        """The rows in the order that was typed."""
        names = Criterion.__dataclass_fields__
        return tuple(
            Criterion(**{name: value for name, value in row.cleaned_data.items() if name in names})
            for row in self.kept_rows()
        )


class DocumentsForm(Form):
    """Which documents run the process, or why it needs none."""

    documents = forms.MultipleChoiceField(
        label=_("Tài liệu của quá trình"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    no_document_reason = TextField(
        label=_("Không cần tài liệu vì"),
        max_length=400,
        required=False,
        help_text=_("Chỉ ghi khi không chọn tài liệu nào."),
    )

    def __init__(self, *args: Any, documents: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["documents"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(documents)


class ReviewForm(Form):
    """What was found when the map was looked at."""

    conclusion = TextField(
        label=_("Kết luận"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sơ đồ còn đúng với cơ cấu hiện tại không; quá trình nào cần sửa; ai sửa."),
    )
