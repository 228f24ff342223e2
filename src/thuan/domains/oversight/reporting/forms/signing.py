"""Forms of signing: the factor again, and the fingerprint of what was shown (U31, U32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.kernel.ui.forms.confirm import ConfirmForm

if TYPE_CHECKING:
    from collections.abc import Iterable


class FactorForm(ConfirmForm):
    """Asks the signer again who he is: it must not feel like logging in (U32)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (password := self.fields.get("password")) is not None:
            password.label = _("Mật khẩu của người ký")
            password.help_text = _("Nhập lại mật khẩu để xác nhận chính mình ký.")
        if (code := self.fields.get("code")) is not None:
            code.label = _("Mã xác thực của người ký")


class SigningForm(FactorForm):
    """One report: the factor and the fingerprint of the page that was shown."""

    shown_hash = forms.CharField(widget=forms.HiddenInput)


class SignManyForm(FactorForm):
    """Several reports with one factor; ``ticked()`` gives each with the fingerprint shown."""

    field_order = ("reports", "password", "code")
    reports = forms.MultipleChoiceField(
        label=gettext_lazy("Báo cáo ký lần này"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["reports"]
        box.choices = list(offered)  # type: ignore[attr-defined]
        box.error_messages["required"] = _("Chưa chọn báo cáo nào. Chọn ít nhất một báo cáo để ký.")
        # A report that somebody else signed meanwhile is told on the result page, not refused here.
        box.valid_value = lambda _value: True  # type: ignore[attr-defined]

    def ticked(self) -> list[tuple[str, str]]:
        """(public id, fingerprint shown) of every ticked report, in the order of the page."""
        parts = (text.partition(":") for text in self.cleaned_data["reports"])
        return [(public_id, shown) for public_id, _colon, shown in parts]
