"""Laws that the database itself holds: append-only tables, intervals, fields set once, rows that
are settled (F9). And the index of whole words, which Django has no words for.

Triggers are not part of Django's state: SQLite drops them whenever a table is rebuilt. So they are
installed by our own ``migrate`` after every migrate and by the schema snapshot, and start-up, the
health page and ``verify_trail`` refuse to go on without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

from thuan.kernel.audittrail import guards_postgresql, guards_sqlite
from thuan.kernel.tenancy.dated import Dated

if TYPE_CHECKING:
    from types import ModuleType

    from django.db import models


def append_only_models() -> list[type[models.Model]]:
    """Models that say ``append_only = True``."""
    return [model for model in apps.get_models() if getattr(model, "append_only", False)]


def dated_models() -> list[type[Any]]:
    """Dated models that name the fields within which intervals may not overlap."""
    return [m for m in apps.get_models() if issubclass(m, Dated) and m.no_overlap]


def set_once_models() -> list[type[models.Model]]:
    """Models with fields that, once filled, never change (INV-39): ``set_once = (…)``."""
    return [model for model in apps.get_models() if getattr(model, "set_once", ())]


def settled_models() -> list[type[models.Model]]:
    """Models whose rows never change again once they are in one of ``settled_states``."""
    return [model for model in apps.get_models() if getattr(model, "settled_states", ())]


def full_text_models() -> list[type[models.Model]]:
    """Models with a column whose whole words are indexed: ``full_text = "column"``."""
    return [model for model in apps.get_models() if getattr(model, "full_text", "")]


def _vendor() -> ModuleType:
    return guards_postgresql if connection.vendor == "postgresql" else guards_sqlite


def statements() -> list[str]:
    """The SQL that installs every guard, safe to run again."""
    vendor = _vendor()
    sql: list[str] = list(vendor.prepare())
    for model in append_only_models():
        sql += vendor.append_only(model)
    for model in dated_models():
        sql += vendor.no_overlap(model)
    for model in set_once_models():
        sql += vendor.set_once(model)
    for model in settled_models():
        sql += vendor.settled(model)
    for model in full_text_models():
        sql += vendor.full_text(model)
    return sql


def install() -> None:
    """Install every guard."""
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def remove() -> None:
    """Take the append-only guards away; only the test suite, to empty tables, and upgrades do."""
    vendor = _vendor()
    with connection.cursor() as cursor:
        for model in append_only_models():
            for statement in vendor.drop_append_only(model):
                cursor.execute(statement)


def missing() -> list[str]:
    """Names of guards that should stand in the database and do not."""
    vendor = _vendor()
    wanted = [n for model in append_only_models() for n in vendor.append_only_names(model)]
    wanted += [n for model in dated_models() for n in vendor.no_overlap_names(model)]
    wanted += [n for model in set_once_models() for n in vendor.set_once_names(model)]
    wanted += [vendor.settled_name(model) for model in settled_models()]
    wanted += [n for model in full_text_models() for n in vendor.full_text_names(model)]
    with connection.cursor() as cursor:
        present = vendor.present(cursor)
    return sorted(set(wanted) - present)
