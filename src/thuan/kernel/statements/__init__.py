"""Statements worked out once and asked again and again with other values.

Working out the SQL of a query costs more than SQLite needs to answer a short one. What every
request asks — the clock, the session, the account, its rights — is therefore built once for a
connection, with slots where the values go.
"""

from thuan.kernel.statements.statement import Slot, Statement

__all__ = ["Slot", "Statement"]
