"""The words of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from thuan.kernel.duties.ladder import read_escalation, read_ladder, read_roles
from thuan.kernel.ui.forms import FilterForm, Form, TextField

if TYPE_CHECKING:
    from collections.abc import Callable


class RuleForm(Form):
    """The four things a province decides; the sentences of refusal come from the ladder itself."""

    ladder = TextField(
        label=_("Nhắc lúc"),
        max_length=255,
        help_text=_(
            "Cách nhau bằng dấu phẩy. T là ngày cuối của hạn, T-7 trước 7 ngày, T-2wd trước 2 "
            "ngày làm việc; ngày trong năm ghi như 08/10 hoặc 15/10 09:00"
        ),
    )
    recipients = TextField(
        label=_("Nhắc ai"),
        max_length=255,
        help_text=_(
            "ISO_SEC thư ký ISO, QMR trưởng ban ISO, HEAD thủ trưởng, DOST_OFFICER chuyên viên "
            "Sở, HOLDER chính người được giao"
        ),
    )
    escalation = TextField(
        label=_("Quá hạn thì báo ai"),
        max_length=255,
        help_text=_(
            "Lúc báo rồi vai trò, ví dụ T+1wd HEAD. Thêm daily để gửi danh sách hằng ngày, letter "
            "để giao việc ra công văn"
        ),
    )
    legal_basis = TextField(
        label=_("Căn cứ"), max_length=255, help_text=_("Ví dụ Kế hoạch 12/KH-UBND ngày 05/01/2022")
    )

    def clean_ladder(self) -> str:
        return self._readable("ladder", read_ladder)

    def clean_recipients(self) -> str:
        return self._readable("recipients", read_roles)

    def clean_escalation(self) -> str:
        return self._readable("escalation", read_escalation)

    def _readable(self, name: str, reader: Callable[[str], object]) -> str:
        words: str = self.cleaned_data[name]
        reader(words)
        return words


class MailFilter(FilterForm):
    """The undelivered e-mails have no filter but the words of the reason."""

    q = TextField(label=_("Tìm trong lý do"))
