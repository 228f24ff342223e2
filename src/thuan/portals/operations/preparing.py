"""From nothing, or from an older version, to a database that may be used (F19)."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from thuan.domains.registry.law.api import RegisterFault, load_shipped_register
from thuan.domains.registry.standards.api import SHIPPED, ContentFault, load_shipped
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail import guards
from thuan.kernel.calendar import clock
from thuan.kernel.facts.counted import forget_counted
from thuan.kernel.tenancy.models import Agency
from thuan.portals.operations import snapshot
from thuan.portals.operations.fingerprint import known_migrations

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = 2  # PRAGMA synchronous


@contextmanager
def alone() -> Iterator[None]:
    """One at a time on this machine: a second one waits here."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR / "prepare.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def unapplied() -> list[tuple[str, str]]:
    """Migrations of this program that the database has not had; one query."""
    return sorted(set(known_migrations()) - set(MigrationRecorder(connection).applied_migrations()))


def make_schema(say: TextIO) -> None:
    """An empty database from the script where it is of these migrations; else by migrating."""
    if not connection.introspection.table_names():
        script = snapshot.usable_script()
        if script is not None:
            snapshot.load(script)
            return
        say.write("Bản chụp lược đồ không khớp với mã nguồn; dùng migrate (chậm hơn).\n")
    if unapplied():
        call_command("migrate", verbosity=0, interactive=False, stdout=say)


def refuse_unsafe() -> None:
    """Raise CommandError unless the laws the database itself must hold are in force (F9, F21)."""
    gone = guards.missing()
    if gone:
        raise CommandError(
            f"Thiếu chốt bảo vệ trong cơ sở dữ liệu: {', '.join(gone)}. "
            "Chạy verify_trail để xem nhật ký còn nguyên không, rồi chạy migrate.",
            returncode=1,
        )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        if (journal, synchronous) != ("wal", FULL):
            raise CommandError(
                "SQLite phải chạy với journal_mode=WAL và synchronous=FULL; "
                f"hiện là {journal} và {synchronous}.",
                returncode=1,
            )


def load_standards(say: TextIO) -> None:
    """The editions of the standard that ship and are missing; a refusal is said and stops nothing.

    A shipped edition whose words differ from those in use would need a new revision number.
    """
    at = clock.now()
    for name in SHIPPED:
        try:
            load_shipped(actor=Actor.system("prepare", at), at=at, name=name)
        except (ContentFault, ValidationError) as refused:
            sentences = refused.faults if isinstance(refused, ContentFault) else refused.messages
            say.write("".join(f"{name}: {sentence}\n" for sentence in sentences))


def load_law(say: TextIO) -> None:
    """The legal texts that ship and are missing; what the department has written stays."""
    at = clock.now()
    try:
        load_shipped_register(actor=Actor.system("prepare", at), at=at)
    except RegisterFault as refused:
        say.write("".join(f"{sentence}\n" for sentence in refused.faults))


def load_demo(say: TextIO) -> None:
    """The demonstration data, into a database without any agency, unless THUAN_DEMO=0."""
    if not settings.DEMO or Agency.objects.exists():
        return
    if "demo" not in get_commands():
        say.write("Bản này chưa có dữ liệu minh họa; cơ sở dữ liệu để trống.\n")
        return
    call_command("demo", stdout=say)


def prepare(say: TextIO) -> None:
    """Everything, in order; repeating it changes nothing."""
    with alone():
        make_schema(say)
        call_command("createcachetable", verbosity=0)
        forget_counted()
        refuse_unsafe()
        load_demo(say)
        load_standards(say)
        load_law(say)
