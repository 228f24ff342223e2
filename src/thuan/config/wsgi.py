"""The door through which gunicorn reaches the product."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

from thuan.config.stack import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuan.config.settings")
application = with_room(get_wsgi_application())
# What is loaded stays: it need not be looked through for garbage at every request.
gc.collect()
gc.freeze()
