"""What the suites share: people with and without a right, logged in."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import assign, make_agency, make_person, make_user
from thuan.kernel.accounts.roles import Role
from thuan.kernel.permissions import granted
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency

LOG_IN = "/dang-nhap/"


@pytest.mark.django_db
class Conformance:
    """A domain's test class names ``url_name``, ``permission`` and a ``role`` that holds it.

    ``outsider_role`` is a role without the right; suites fail when it has it after all.
    ``permission`` None: a page for everybody who is signed in. ``reach`` is that of ``role``.
    """

    url_name: ClassVar[str]
    permission: ClassVar[Any]
    role: ClassVar[str]
    outsider_role: ClassVar[str] = "DOHA"
    reach: ClassVar[str] = "OWN"

    @pytest.fixture(autouse=True)
    def _fresh(self) -> None:
        cache.clear()

    @pytest.fixture
    def agency(self) -> Agency:
        return make_agency("UBND xã Của Mình")

    @pytest.fixture
    def other(self) -> Agency:
        return make_agency("UBND xã Của Người")

    def client_with(self, *roles: tuple[str, Agency]) -> Client:
        """The browser of a new person who holds these roles."""
        with every_agency(reason="test data"):
            person = make_person("Người Đang Xem")
            for role, agency in roles:
                reach = self.reach if role == self.role else "OWN"
                assign(person, role, agency, reach=reach)
            client = Client()
            client.force_login(make_user(person))
        return client

    def url(self, **kwargs: Any) -> str:
        return reverse(self.url_name, kwargs=kwargs)

    def made(self, make: Any, *arguments: Any) -> Any:
        """Arrange data outside of any person's scope."""
        with every_agency(reason="test data"):
            return make(*arguments)

    def test_the_roles_of_this_suite_are_what_they_are_meant_to_be(self) -> None:
        holders = granted()[self.permission] if self.permission else frozenset(Role)

        assert Role(self.role) in holders
        assert (Role(self.outsider_role) in holders) == (self.permission is None)

    def seen(self, word: str) -> str:
        """What the page shows of the object that was made for ``word``."""
        return word

    def outsider_gets(self) -> int:
        return 200 if self.permission is None else 403
