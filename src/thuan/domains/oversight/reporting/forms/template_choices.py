"""The choices of a field: renamed, ended, added, ordered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms.templates import day_shown, said
from thuan.domains.oversight.reporting.template import Aggregate, FieldType, Source
from thuan.kernel.ui.forms import DateField, Form, IntegerField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPES = (
    (FieldType.INTEGER, gettext_lazy("Số nguyên")),
    (FieldType.DECIMAL, gettext_lazy("Số thập phân")),
    (FieldType.TEXT, gettext_lazy("Chữ")),
    (FieldType.DATE, gettext_lazy("Ngày")),
    (FieldType.YESNO, gettext_lazy("Có hoặc Không")),
    (FieldType.CHOICE, gettext_lazy("Chọn một")),
    (FieldType.CHOICES, gettext_lazy("Chọn nhiều")),
)
SOURCES = (
    (Source.AUTOMATIC, gettext_lazy("Hệ thống điền")),
    (Source.MANUAL, gettext_lazy("Người soạn nhập")),
    (Source.EITHER, gettext_lazy("Hệ thống điền, người soạn sửa được")),
)
AGGREGATES = (
    (Aggregate.SUM, gettext_lazy("Cộng toàn tỉnh")),
    (Aggregate.COUNT, gettext_lazy("Đếm số cơ quan")),
    (Aggregate.RATIO, gettext_lazy("Tỷ lệ")),
    (Aggregate.DISTINCT, gettext_lazy("Đếm giá trị khác nhau")),
    (Aggregate.NONE, gettext_lazy("Không tổng hợp")),
)
FLAGS = ("required", "none_reason", "confirm", "in_period")
NEW_CHOICES = 2
ENGLISH = gettext_lazy("Để trống thì trang tiếng Anh hiện câu tiếng Việt.")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*\.[a-z][a-z0-9_]*")


class ChoicesForm(Form):
    """The answers of a field of choice: words, order, since and until; empty lines add none."""

    def __init__(self, *args: Any, rows: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        self.rows = [*rows, *({} for _n in range(NEW_CHOICES))]
        super().__init__(*args, **kwargs)
        for n, row in enumerate(self.rows, 1):
            words, number = row.get("label") or {}, {"n": n}
            self.fields[f"code_{n}"] = TextField(
                label=_("Mã lựa chọn %(n)s") % number,
                required=False,
                max_length=40,
                initial=row.get("code", ""),
                disabled=bool(row),
            )
            self.fields[f"vi_{n}"] = TextField(
                label=_("Tên lựa chọn %(n)s") % number,
                required=bool(row),
                max_length=255,
                initial=words.get("vi", ""),
            )
            self.fields[f"order_{n}"] = IntegerField(
                label=_("Thứ tự %(n)s") % number, required=False, initial=n, min_value=1
            )
            self.fields[f"until_{n}"] = DateField(
                label=_("Thôi dùng lựa chọn %(n)s từ ngày") % number,
                required=False,
                initial=day_shown(row.get("until")),
            )

    def data_of(self) -> list[dict[str, Any]]:
        """The choices in their order; what a choice had besides stays."""
        found, kept = self.cleaned_data, []
        for n, row in enumerate(self.rows, 1):
            code, vi = found[f"code_{n}"], found[f"vi_{n}"]
            if not code or not vi:
                continue
            until = found[f"until_{n}"]
            old = row.get("label") or {}
            english = old.get("en", "") if vi == old.get("vi") else ""
            new = {**row, "code": code, "label": said(vi, english)}
            new.pop("until", None)
            if until:
                new["until"] = until.isoformat()
            kept.append((found[f"order_{n}"] or n, n, new))
        return [row for _order, _n, row in sorted(kept, key=lambda one: one[:2])]
