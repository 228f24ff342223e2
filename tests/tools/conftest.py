"""A small checkout of its own for ``run.py``: the real launcher over a project of one page."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SETTINGS = """
import os
from pathlib import Path
SECRET_KEY = os.environ["THUAN_SECRET_KEY"]
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["thuan.demo"]
ROOT_URLCONF = "thuan.config.urls"
VAR = Path(os.environ["THUAN_VAR"])
"""
URLS = """
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path
urlpatterns = [
    path("", lambda request: HttpResponseRedirect("/dang-nhap/")),
    path("dang-nhap/", lambda request: HttpResponse("Đăng nhập")),
]
"""
WSGI = """
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
"""
COMMAND = """
import signal, sys, time
from django.conf import settings
from django.core.management.base import BaseCommand
class Command(BaseCommand):
    def handle(self, *args, **options):
        {body}
"""
COMMANDS = {
    "prepare": "settings.VAR.joinpath('demo_password').write_text('lua-chin\\n'); print('noise')",
    "worker": "signal.signal(signal.SIGTERM, lambda *a: sys.exit(0)); time.sleep(120)",
    "census": "self.stdout.write('{\"tables\":[]}')",
    "failing": "sys.exit(3)",
}


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Installed already: the interpreter and the stamps are those of this test run."""
    for name in (
        "run.py",
        "package-lock.json",
        "src/thuan/kernel/ui/frontend.py",
        "src/thuan/config/gunicorn.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    ui = tmp_path / "src/thuan/kernel/ui"
    write(ui / "icons.txt", "bell\n")
    made_from = [tmp_path / "package-lock.json", ui / "icons.txt", ui / "frontend.py"]
    stamp = hashlib.sha256(b"\0".join(path.read_bytes() for path in made_from)).hexdigest()
    write(ui / "static/vendor/.stamp", stamp)
    for face in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"):
        write(tmp_path / f"src/thuan/kernel/reports/vendor/Tinos_{face}.ttf")
    write(tmp_path / ".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (tmp_path / ".venv/bin/python").chmod(0o755)
    write(tmp_path / "requirements.txt", "django\n")
    lock = hashlib.sha256(b"django\n" + sys.version.encode()).hexdigest()
    write(tmp_path / ".venv/.requirements.txt.stamp", lock)
    package = tmp_path / "src/thuan"
    write(package / "config/settings.py", SETTINGS)
    write(package / "config/urls.py", URLS)
    write(package / "config/wsgi.py", WSGI)
    for folder in ("", "config", "demo", "demo/management", "demo/management/commands"):
        write(package / folder / "__init__.py")
    for name, body in COMMANDS.items():
        write(package / f"demo/management/commands/{name}.py", COMMAND.format(body=body))
    write(package / "verify.py", 'import sys\nprint(len(sys.argv), "django" in sys.modules)\n')
    return tmp_path
