"""The floor: the same rows in the thinnest honest Django page.

Session log-in as any product has it (session row and user row on every call), one statement, one
plain template of fifty rows. No scope, no permission, no count, no menu, no filter.

``gunicorn bench.thin:application`` serves /agencies?q= and /tracking?arrival=&q= over the database
in THUAN_DATABASE; ``bench.thin:hello`` answers without Django, as the floor of HTTP itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import django
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse


def database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path,
            "CONN_MAX_AGE": 600,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username,
        "HOST": parts.hostname,
        "PORT": parts.port,
        "CONN_MAX_AGE": 600,
    }


settings.configure(
    SECRET_KEY=os.environ["THUAN_SECRET_KEY"],
    ROOT_URLCONF="bench.thin_pages",
    ALLOWED_HOSTS=["127.0.0.1"],
    USE_TZ=True,
    TIME_ZONE="Asia/Ho_Chi_Minh",
    LANGUAGE_CODE="vi",
    AUTH_USER_MODEL="bench.Visitor",
    SESSION_COOKIE_NAME="thuan",
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "bench",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DATABASES={"default": database(os.environ["THUAN_DATABASE"])},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402  the settings come first

application: Callable[[HttpRequest], HttpResponse] = get_wsgi_application()


def hello(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Five bytes: what HTTP and the server cost by themselves."""
    del environ
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]
