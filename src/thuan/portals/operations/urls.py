"""The address that balancers ask."""

from __future__ import annotations

from django.urls import path

from thuan.portals.operations.health import healthz

app_name = "operations"
urlpatterns = [path("healthz", healthz, name="healthz")]
