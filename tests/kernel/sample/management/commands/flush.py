"""Emptying the tables after a test that committed: the guards make way and come back (F9).

Only the test suite has this command; in the product ``flush`` is refused by the guards.
"""

from __future__ import annotations

from django.core.management.commands.flush import Command as DjangoFlush

from thuan.kernel.audittrail import guards


class Command(DjangoFlush):
    def handle(self, **options):
        guards.remove()
        try:
            super().handle(**options)
        finally:
            guards.install()
