"""Forms of signing: the factor again, and the fingerprint of what was shown (U31, U32)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.kernel.ui.forms import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class FactorForm(Form):
    """Asks for the signer's own password again: it must not feel like logging in (U32).

    ``confirm`` takes the password and raises ValidationError with the sentence of refusal. It is
    asked here and not inside the act: an act that fails is taken back whole, and with it the count
    of wrong passwords would be taken back too.
    """

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu của người ký"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("Nhập lại mật khẩu để xác nhận chính mình ký."),
        strip=False,
    )

    def __init__(
        self, *args: Any, confirm: Callable[[str], None] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._confirm = confirm

    def clean(self) -> dict[str, Any]:
        """The password is looked at last, so that another mistake costs no try."""
        cleaned = super().clean() or {}
        if not self.errors and self._confirm is not None:
            try:
                self._confirm(cleaned["password"])
            except ValidationError as refused:
                self.add_error("password", refused)
        return cleaned


class SigningForm(FactorForm):
    """One report: the password and the fingerprint of the page that was shown."""

    shown_hash = forms.CharField(widget=forms.HiddenInput)


class SignManyForm(FactorForm):
    """Several reports with one factor; ``ticked()`` gives each with the fingerprint shown."""

    field_order = ("reports", "password")
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
