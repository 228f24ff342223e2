"""``manage check --deploy``: what would leave an installation open to the world (SEC-02)."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from thuan.kernel.calendar import clock


@register(Tags.security)
def networks_are_networks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A network that cannot be read would stop every request that asks for it."""
    del app_configs, kwargs
    told: list[CheckMessage] = []
    for variable, networks in (
        ("THUAN_INSIDE_NETWORKS", settings.INSIDE_NETWORKS),
        ("THUAN_TRUSTED_PROXIES", settings.TRUSTED_PROXIES),
    ):
        for network in networks:
            try:
                ip_network(network)
            except ValueError:
                words = f"{variable}: {network} không phải mạng. / {network} is no network."
                hint = "Viết như 10.0.0.0/8. / Write it like 10.0.0.0/8."
                told.append(Error(words, hint=hint, id="thuan.E003"))
    return told


@register(Tags.security, deploy=True)
def second_factor_is_on(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Administrators and signers without a second factor are no installation to work with."""
    del app_configs, kwargs
    if settings.SECOND_FACTOR:
        return []
    words = "Bước xác thực thứ hai đang tắt. / The second factor is off."
    hint = "Bỏ THUAN_SECOND_FACTOR=0, đặt THUAN_DEMO=0. / Unset THUAN_SECOND_FACTOR; THUAN_DEMO=0."
    return [Error(words, hint=hint, id="thuan.E001")]


@register(Tags.security, deploy=True)
def database_is_no_demo(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The accounts of a demonstration share one printed password."""
    del app_configs, kwargs
    try:
        is_demo = clock.is_demo()
    except DatabaseError:  # not made yet: nothing to refuse
        return []
    if not is_demo:
        return []
    words = "Cơ sở dữ liệu này là bản trình diễn. / This database holds the demonstration."
    hint = "Dùng THUAN_DATABASE khác, THUAN_DEMO=0. / Use another THUAN_DATABASE; THUAN_DEMO=0."
    return [Error(words, hint=hint, id="thuan.E002")]
