"""A file that holds a table, refused by its size before it is read."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.reports.reading import MAX_BYTES

_MEGABYTE: Final = 1024 * 1024


class TableFile(forms.FileField):
    """An upload small enough to be read at all."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The upload; raises ValidationError with its size and the limit."""
        file = super().clean(data, initial)
        if file and (file.size or 0) > MAX_BYTES:
            sizes = {"size": (file.size or 0) // _MEGABYTE, "limit": MAX_BYTES // _MEGABYTE}
            raise ValidationError(
                _("Tệp có %(size)s MB, giới hạn là %(limit)s MB; hãy chia thành nhiều tệp.") % sizes
            )
        return file
