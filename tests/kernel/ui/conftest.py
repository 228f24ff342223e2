from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client, override_settings
from django.test.testcases import LiveServerThread
from lxml import html
from playwright.sync_api import sync_playwright

from tests.kernel.ui import demo
from thuan.kernel.permissions import policy
from thuan.kernel.ui import frame, menu

HERE = Path(__file__).parent
VENDOR = Path(frame.__file__).parent / "static" / "vendor"


@pytest.fixture(scope="module")
def demo_project():
    """The demo project's addresses, templates and menu in place of the product's."""
    templates = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "DIRS": [HERE / "templates"],
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.messages.context_processors.messages",
                    "thuan.kernel.ui.frame.frame",
                ],
                "string_if_invalid": "",
            },
        }
    ]
    settings = override_settings(
        ROOT_URLCONF="tests.kernel.ui.demo",
        TEMPLATES=templates,
        ALLOWED_HOSTS=["*"],
        MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
        LOGIN_URL="/vao/",
        UI_HOME_URL_NAME="work",
        UI_SEARCH_URL_NAME="search",
        UI_INBOX_URL_NAME="inbox",
        UI_HELP_URL_NAME="help",
        UI_ACCOUNT_URL_NAME="",
        UI_LOGOUT_URL_NAME="logout",
        MIDDLEWARE=[
            "thuan.kernel.ui.middleware.SecurityHeaders",
            "csp.middleware.CSPMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "tests.kernel.ui.demo.DemoActor",
        ],
    )
    policy.grant(demo.GRANTS, demo.WORDS)
    own_menu, own_plugs = menu.MENU, frame.PLUGS
    with settings:
        menu.MENU = menu.Registry("menu")
        frame.PLUGS = frame.Plugs(
            agency=lambda request: frame.AgencyChoice("UBND xã An Bình"),
            inbox_count=lambda actor: 3,
            person_name=lambda account: "Nguyễn Thị Hạnh",
            is_demo=lambda: True,
        )
        for entry in demo.MENU:
            menu.register_menu(entry)
        yield demo
    menu.MENU, frame.PLUGS = own_menu, own_plugs
    for permission in demo.GRANTS:
        del policy._granted[permission]


@pytest.fixture
def client(demo_project):
    return Client(raise_request_exception=False)


class Static(StaticFilesHandler):
    """The product's static files beside its pages, as a real server gives them."""

    def get_base_dir(self):
        return None

    def get_base_url(self):
        return "/static/"


@pytest.fixture(scope="module")
def address(demo_project):
    """A server of the demo project on a port of its own; it needs no database."""
    thread = LiveServerThread("127.0.0.1", Static)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None, thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture(scope="module")
def chromium():
    """A real Chromium of the system."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    assert (VENDOR / "htmx.min.js").exists(), "run.py has not fetched the front-end files"
    with sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, address):
    """Open a path at a width; everything the browser complains of fails the test at its end."""
    contexts, complaints = [], []

    def opened(path, width=1280, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda line: complaints.append(line.text) if line.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    expected = "the server responded with a status of"
    assert [line for line in complaints if expected not in line] == []


def tree(response):
    return html.fromstring(response.content.decode())


def words(element):
    return " ".join(" ".join(element.itertext()).split())
