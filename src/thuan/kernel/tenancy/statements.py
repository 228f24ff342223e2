"""Statements over rows behind a door: worked out once for each scope in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

from thuan.kernel.statements import Statement
from thuan.kernel.statements.statement import WorkedOut, worked_out
from thuan.kernel.tenancy.scope import Scope, current_scope

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

M = TypeVar("M", bound=models.Model)


class ScopedStatement(Statement[M]):
    """A statement that holds in the scope it was worked out in, and is found in no other (F4).

    A clerk who saves ten fields asks ten times in the same scope; the next clerk has another.
    Raises NoAgencyScope where no scope is open.
    """

    def place(self) -> Scope:
        return current_scope()

    def work_out(self, connection: BaseDatabaseWrapper) -> WorkedOut | None:
        """The statement with the conditions of the open scope in it."""
        return worked_out(self._build(), connection)
