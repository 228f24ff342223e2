"""A service's refusal, brought back to the fields it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Attempt(Generic[Result]):
    """Whether the service did it, and what it gave back."""

    done: bool
    result: Result | None = None

    def __bool__(self) -> bool:
        return self.done


def attempt(form: forms.BaseForm, service: Callable[..., Result], **kwargs: Any) -> Attempt[Result]:
    """Call ``service(**kwargs)``; put the words of a ValidationError beside the fields they name.

    A refusal of something that is no field of this form stands on top of the form, so that no
    sentence of a service is ever lost. Two people who enter the same number at the same moment
    both pass the service's own look; the database lets one in, and the other is told so here.
    """
    try:
        return Attempt(done=True, result=service(**kwargs))
    except ValidationError as refused:
        for name, messages in by_field(refused).items():
            form.add_error(name if name in form.fields else None, messages)
        return Attempt(done=False)
    except IntegrityError as refused:
        if not _is_double(refused):
            raise
        told = _("Người khác vừa ghi một dòng trùng mã hoặc trùng số. Xem lại danh sách rồi ghi.")
        form.add_error(None, told)
        return Attempt(done=False)


def _is_double(refused: IntegrityError) -> bool:
    """Whether a unique constraint spoke (SQLSTATE 23505); any other one is our own fault."""
    state = getattr(refused.__cause__, "sqlstate", "")
    return state == "23505" or str(refused).startswith("UNIQUE constraint failed")


def by_field(refused: ValidationError) -> dict[str, list[str]]:
    """Messages of a refusal by field name; general ones under ``NON_FIELD_ERRORS``."""
    if hasattr(refused, "error_dict"):
        return {name: list(messages) for name, messages in refused.message_dict.items()}
    return {NON_FIELD_ERRORS: list(refused.messages)}
