"""Emptying a demonstration database inside a transaction, guards and all."""

from __future__ import annotations

from django.apps import apps
from django.conf import settings
from django.db import connection

from thuan.kernel.audittrail import guards

# Tables that outlive a demonstration: the queue that is rebuilding it, and Django's own books.
KEPT_APPS = frozenset({"django_tasks_database", "django_tasks_db", "jobs", "contenttypes", "auth"})


def forget_anchors() -> None:
    """Anchors of the demonstration before this one vouch for another history."""
    for path in settings.ANCHORS.glob("*.json"):
        path.unlink()


def empty() -> None:
    """Remove every row of the product's tables; whoever was logged in is logged out."""
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in KEPT_APPS and model._meta.managed
    ]
    guards.remove()
    with connection.cursor() as cursor:
        # Kept rows must not hold people who are about to go.
        cursor.execute("UPDATE jobs_jobrun SET requested_by_id = NULL")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608  names from our own models
    guards.install()
