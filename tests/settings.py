"""Settings of the test suite: the product's own, with fast hashing and throw-away folders."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("THUAN_SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("THUAN_VAR", tempfile.mkdtemp(prefix="thuan-test-"))

from thuan.config.settings import *  # noqa: F403, TID251
from thuan.config.settings import DATABASES, INSTALLED_APPS  # noqa: TID251

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because tests with threads need several connections to one database (F21).
    DATABASES["default"]["TEST"] = {"NAME": Path(os.environ["THUAN_VAR"]) / "test.sqlite3"}

# First, because its ``migrate`` stands before the product's.
INSTALLED_APPS = ["tests.kernel.sample", *INSTALLED_APPS]
