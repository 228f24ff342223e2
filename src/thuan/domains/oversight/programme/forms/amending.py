"""A later act of the People's Committee: numbers, days, lists of agencies, tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.content import PlanContent, Task
from thuan.domains.oversight.programme.enums import Metric, RosterKnown
from thuan.domains.oversight.programme.forms.plan import (
    PARTS,
    Lines,
    lines_of,
    read_units,
    typed_units,
)
from thuan.kernel.text.dates import parse_date
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.oversight.programme.content import Target

# Targets whose list of agencies is the plan's own.
LISTED = frozenset({Metric.MAINTAIN, Metric.EXTEND})
SEEN_FIELD = "da_xem"


class AmendmentForm(Form):
    """Number, date and reason of the act; then every part of the plan that it may change.

    A task is dropped by its tick, new ones are typed a line each; the list of a target is edited
    as in a draft. Nothing is asked of parts that stay as they are.
    """

    number = TextField(
        label=gettext_lazy("Số, ký hiệu văn bản điều chỉnh"),
        max_length=40,
        help_text=gettext_lazy("Ví dụ 88/KH-UBND"),
    )
    signed_on = DateField(
        label=gettext_lazy("Ngày ban hành"), help_text=gettext_lazy("Ví dụ 20/07/2022")
    )
    reason = TextField(
        label=gettext_lazy("Lý do điều chỉnh"),
        help_text=gettext_lazy("Nêu vì sao từng chỉ tiêu, cơ quan, nhiệm vụ thay đổi."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, content: PlanContent, known: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.content, self.known = content, set(known)
        for target in content.targets:
            self._offer_target(target)
        for task in content.tasks:
            self.offer(
                f"task_due.{task.code}",
                DateField(label=_("%(code)s: hạn mới") % {"code": task.code}, help_text=task.text),
            )
            self.offer(
                f"drop.{task.code}",
                forms.BooleanField(
                    label=_("Thôi thực hiện %(code)s") % {"code": task.code}, required=False
                ),
            )
        self.offer(
            "new_tasks",
            Lines(
                label=_("Nhiệm vụ thêm"),
                required=False,
                help_text=_(
                    "Mỗi dòng một nhiệm vụ: mã; nội dung; tên cơ quan chủ trì; mã cơ quan chủ trì; "
                    "từ ngày; hạn. Ví dụ: N8; Mở thêm 1 lớp; Sở Nội vụ; SNV; 01/08/2022; 30/09/2022"
                ),
                widget=forms.Textarea(attrs={"rows": 3}),
            ),
        )

    def _offer_target(self, target: Target) -> None:
        code = target.code
        self.offer(
            f"stated.{code}",
            IntegerField(label=f"{code}. {target.text}", required=False, min_value=1),
        )
        self.offer(f"due.{code}", DateField(label=_("%(code)s: hạn") % {"code": code}))
        if target.metric not in LISTED:
            return
        self.offer(
            f"units.{code}",
            Lines(
                label=_("%(code)s: mã cơ quan trong danh sách") % {"code": code},
                required=False,
                help_text=_("Thêm dòng để thêm cơ quan, xóa dòng để bớt; lý do ghi ở trên."),
                widget=forms.Textarea(attrs={"rows": 6}),
            ),
        )
        self.offer(
            f"roster.{code}",
            OneOf(
                label=_("%(code)s: mức đủ của danh sách") % {"code": code},
                choices=RosterKnown.choices,
            ),
        )

    def clean(self) -> dict[str, Any]:
        """Lists and new tasks, told by line where one cannot be read."""
        cleaned = super().clean() or {}
        for target in self.content.targets:
            name = f"units.{target.code}"
            if name in self.fields and name in cleaned:
                try:
                    cleaned[name] = read_units(cleaned[name], self._codes(target))
                except forms.ValidationError as unread:
                    self.add_error(name, unread)
        if "new_tasks" in cleaned:
            try:
                cleaned["new_tasks"] = self._new_tasks(cleaned["new_tasks"])
            except forms.ValidationError as unread:
                self.add_error("new_tasks", unread)
        return cleaned

    def _codes(self, target: Target) -> set[str]:
        """Codes that may stand in the list: the register's, and those that stand there already."""
        return self.known | {unit.code for unit in target.units}

    def _new_tasks(self, text: str) -> tuple[Task, ...]:
        taken = {task.code for task in self.content.tasks}
        found = []
        for number, line in enumerate(lines_of(text), 1):
            parts = [part.strip() for part in PARTS.split(line)]
            task = self._new_task(number, parts)
            if task.code in taken:
                words = {"n": number, "code": task.code}
                raise forms.ValidationError(_("Dòng %(n)s: mã nhiệm vụ “%(code)s” đã có.") % words)
            taken.add(task.code)
            found.append(task)
        return tuple(found)

    def _new_task(self, number: int, parts: list[str]) -> Task:
        place: dict[str, Any] = {"n": number}
        if len(parts) != 6 or not all((parts[0], parts[1], parts[2])):
            raise forms.ValidationError(
                _(
                    "Dòng %(n)s: cần đủ mã; nội dung; tên cơ quan chủ trì; mã cơ quan chủ trì (để "
                    "trống được); từ ngày; hạn."
                )
                % place
            )
        code, text, lead, lead_code, first, last = parts
        if lead_code and lead_code not in self.known:
            place["code"] = lead_code
            raise forms.ValidationError(
                _("Dòng %(n)s: danh bạ không có cơ quan mang mã “%(code)s”.") % place
            )
        from_on, due_on = _day(first, number), _day(last, number)
        if due_on < from_on:
            raise forms.ValidationError(_("Dòng %(n)s: hạn trước ngày bắt đầu.") % place)
        return Task(code, text, lead, "", from_on, due_on, "", lead_code)

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings: the act, the targets, the tasks."""
        targets = ("stated.", "due.", "units.", "roster.")
        found: dict[str, list[forms.BoundField]] = {}
        for bound in self:
            title = _("Văn bản điều chỉnh")
            if bound.name.startswith(targets):
                title = _("Chỉ tiêu")
            elif bound.name.startswith(("task_due.", "drop.", "new_tasks")):
                title = _("Nhiệm vụ")
            found.setdefault(title, []).append(bound)
        return list(found.items())

    def amended(self) -> PlanContent:
        """The content that holds after the act, of a form that was found right."""
        data, content = self.cleaned_data, self.content
        for target in content.targets:
            sets: dict[str, Any] = {
                "stated": data[f"stated.{target.code}"],
                "due_on": data[f"due.{target.code}"],
            }
            if f"units.{target.code}" in self.fields:
                sets["units"] = data[f"units.{target.code}"]
                sets["roster"] = RosterKnown(data[f"roster.{target.code}"])
            content = content.with_target(replace(target, **sets))
        kept = tuple(
            replace(task, due_on=data[f"task_due.{task.code}"])
            for task in content.tasks
            if not data[f"drop.{task.code}"]
        )
        return replace(content, tasks=(*kept, *data["new_tasks"]))


def as_it_stands(content: PlanContent) -> dict[str, Any]:
    """The values that the form begins with: what holds now."""
    initial: dict[str, Any] = {}
    for target in content.targets:
        initial |= {f"stated.{target.code}": target.stated, f"due.{target.code}": target.due_on}
        if target.metric in LISTED:
            initial[f"units.{target.code}"] = typed_units(target.units)
            initial[f"roster.{target.code}"] = str(target.roster)
    return initial | {f"task_due.{task.code}": task.due_on for task in content.tasks}


def _day(text: str, number: int) -> dt.date:
    try:
        return parse_date(text)
    except ValueError as unread:
        words = {"n": number, "why": str(unread)}
        raise forms.ValidationError(_("Dòng %(n)s: %(why)s") % words) from None
