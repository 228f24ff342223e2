"""A form that asks who presses to show it again: the second factor, or the password (U32)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms.base import Form

if TYPE_CHECKING:
    from thuan.kernel.accounts.confirming import Confirmation


class CodeInput(forms.PasswordInput):
    """A code that stays readable while it is typed, and is kept nowhere, as a password is not."""

    input_type = "text"

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "text",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        )


class KeyAnswer(forms.PasswordInput):
    """What a security key answered; the script fills it in."""

    input_type = "hidden"


class ConfirmForm(Form):
    """``confirm`` says what is asked; it is looked at last, so that another mistake costs no try.

    It is asked here and not inside the act: an act that fails is taken back whole, and with it the
    count of wrong answers would be taken back too.
    """

    password = forms.CharField(
        label=_("Mật khẩu của mình"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Nhập lại mật khẩu để xác nhận chính mình làm."),
        strip=False,
    )
    code = forms.CharField(
        label=_("Mã xác thực"),
        widget=CodeInput(),
        help_text=_("Mã 6 số trên ứng dụng của mình, hoặc một mã dự phòng."),
    )
    credential = forms.JSONField(widget=KeyAnswer(), required=False)

    def __init__(self, *args: Any, confirm: Confirmation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._confirm = confirm
        by_factor = confirm is not None and confirm.by_factor
        for name in ("password",) if by_factor else ("code", "credential"):
            del self.fields[name]
        if by_factor and self.data.get("credential"):
            self.fields["code"].required = False

    @property
    def key_question(self) -> str:
        """What the page's script asks a security key, as JSON; "" where there is none."""
        question = self._confirm.question if self._confirm is not None else None
        return json.dumps(question) if question else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or self._confirm is None:
            return cleaned
        try:
            self._confirm.check(cleaned)
        except ValidationError as refused:
            self.add_error("code" if "code" in self.fields else "password", refused)
        return cleaned
