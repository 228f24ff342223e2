"""What stands around every page: product, agency, search, inbox, person, help, identifier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuan.kernel.ui.access import actor_of
from thuan.kernel.ui.addresses import optional_url
from thuan.kernel.ui.menu import menu_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Link


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """The agency the person acts for, and the others he may switch to."""

    name: str
    others: tuple[Link, ...] = ()


@dataclass(slots=True)
class Plugs:
    """What other packages answer about the person on the page; each is plugged in once."""

    agency: Callable[[HttpRequest], AgencyChoice | None] | None = None
    inbox_count: Callable[[Actor], int] | None = None
    person_name: Callable[[object], str] | None = None
    is_demo: Callable[[], bool] | None = None
    entrance: Callable[[], object | None] | None = None
    loading: Callable[[], tuple[int, int] | None] | None = None


PLUGS = Plugs()


def plug(
    *,
    agency: Callable[[HttpRequest], AgencyChoice | None] | None = None,
    inbox_count: Callable[[Actor], int] | None = None,
    person_name: Callable[[object], str] | None = None,
    is_demo: Callable[[], bool] | None = None,
    entrance: Callable[[], object | None] | None = None,
    loading: Callable[[], tuple[int, int] | None] | None = None,
) -> None:
    """Answer one or more questions of the frame; called from ``AppConfig.ready()``.

    Raises:
        ValueError: the question is answered already by another package.
    """
    answers = {
        "agency": agency,
        "inbox_count": inbox_count,
        "person_name": person_name,
        "is_demo": is_demo,
        "entrance": entrance,
        "loading": loading,
    }
    for name, answer in answers.items():
        if answer is None:
            continue
        if getattr(PLUGS, name) is not None:
            raise ValueError(f"the frame's {name!r} is plugged in twice")
        setattr(PLUGS, name, answer)


@dataclass(frozen=True, slots=True)
class Site:
    """Who runs this installation (U3) and whom to call (U48)."""

    masthead: str
    operator: str
    contact: str
    is_demo: bool


def site(*, is_demo: bool | None = None) -> Site:
    """Identity of the installation; a demonstration says so in place of the official line."""
    if is_demo is None:
        is_demo = PLUGS.is_demo() if PLUGS.is_demo else bool(settings.DEMO)
    if not is_demo:
        masthead = _("Trang chính thức của %(owner)s") % {"owner": settings.SITE_OWNER}
    else:
        masthead = _("Bản trình diễn: dữ liệu minh họa, không phải số liệu chính thức")
        if not settings.SECOND_FACTOR:
            masthead = f"{masthead}. {_('Bước xác thực thứ hai đang tắt')}"
    return Site(masthead, settings.SITE_OPERATOR, settings.SITE_CONTACT, is_demo)


def frame(request: HttpRequest) -> dict[str, object]:
    """Context processor: menu, search, inbox, person, site; lazy, so that partials pay nothing."""
    return {"frame": Frame(request)}


class Frame:
    """The frame of one page; every part is worked out only when the template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._actor = actor_of(request)
        # Something must be done first: nothing is offered that would only lead back (SEC-02).
        self._held_back = getattr(request, "held_back", False)

    @cached_property
    def site(self) -> Site:
        return site(is_demo=getattr(self._request, "is_demo", None))

    @property
    def entrance(self) -> object | None:
        """What stands beside the log-in form, drawn by its own ``template``; None for nothing."""
        return PLUGS.entrance() if PLUGS.entrance else None

    @cached_property
    def loading(self) -> tuple[int, int] | None:
        """Done and total of data that a demonstration is still loading; None for none."""
        return PLUGS.loading() if PLUGS.loading and self.site.is_demo else None

    @cached_property
    def menu(self) -> object:
        if self._held_back:
            return None
        return menu_for(self._actor, self._request.path)

    @property
    def signed_in(self) -> bool:
        return self._actor is not None

    @cached_property
    def person(self) -> str:
        if self._actor is None or PLUGS.person_name is None:
            return _("Tài khoản")
        return PLUGS.person_name(getattr(self._request, "user", None))

    @cached_property
    def agency(self) -> AgencyChoice | None:
        if self._actor is None or PLUGS.agency is None:
            return None
        return PLUGS.agency(self._request)

    @property
    def inbox_count(self) -> int:
        if self._actor is None or PLUGS.inbox_count is None:
            return 0
        return PLUGS.inbox_count(self._actor)

    @property
    def inbox_url(self) -> str:
        return "" if self._held_back else optional_url(settings.UI_INBOX_URL_NAME)

    @property
    def search_url(self) -> str:
        return "" if self._held_back else optional_url(settings.UI_SEARCH_URL_NAME)

    @property
    def searched(self) -> str:
        """Words of the last search, kept in the box (U44)."""
        here = self._request.path == self.search_url
        return self._request.GET.get("q", "") if here else ""

    @property
    def help_url(self) -> str:
        """Help for the very page one is on (U48)."""
        url = optional_url(settings.UI_HELP_URL_NAME)
        match = self._request.resolver_match
        if not url or match is None or match.view_name == settings.UI_HELP_URL_NAME:
            return url
        return f"{url}?{urlencode({'trang': match.view_name})}"

    @property
    def language_url(self) -> str:
        return optional_url(settings.UI_LANGUAGE_URL_NAME)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """Code and own name of every language but the present one."""
        return [(code, name) for code, name in settings.LANGUAGES if code != get_language()]

    @property
    def address(self) -> str:
        """Where the language switch comes back to; a posted page is shown afresh."""
        return self._request.get_full_path()

    @property
    def home_url(self) -> str:
        return optional_url(settings.UI_HOME_URL_NAME) or "/"

    @property
    def account_url(self) -> str:
        return "" if self._held_back else optional_url(settings.UI_ACCOUNT_URL_NAME)

    @property
    def logout_url(self) -> str:
        return optional_url(settings.UI_LOGOUT_URL_NAME)
