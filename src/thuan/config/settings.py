"""All settings of an installation; every environment variable is read here, once.

``docs/configuration.md`` lists the variables; a test compares the two.
"""

from __future__ import annotations

import os
from pathlib import Path

import django_stubs_ext

from thuan.config.databases import database
from thuan.kernel.accounts.profile import profile_of

django_stubs_ext.monkeypatch()


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name)
    return default if value is None else value.strip() not in {"", "0", "no", "false"}


def env_number(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)


def env_path(name: str, default: Path) -> Path:
    value = os.environ.get(name)
    return Path(value) if value else default


ROOT = Path(__file__).resolve().parents[3]
VAR = env_path("THUAN_VAR", ROOT / "var")
DEBUG = env_flag("THUAN_DEBUG")
DEMO = env_flag("THUAN_DEMO", default=True)
SECRET_KEY = env_text("THUAN_SECRET_KEY")
SECRET_KEY_FALLBACKS = env_text("THUAN_SECRET_KEY_FALLBACKS").split()
ALLOWED_HOSTS = env_text("THUAN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")


DATABASES = {"default": database(env_text("THUAN_DATABASE", f"sqlite:///{VAR / 'thuan.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    # Before allauth, whose templates ours take the place of.
    "thuan.kernel.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "thuan.kernel.calendar",
    "thuan.kernel.tenancy",
    "thuan.kernel.accounts",
    "thuan.kernel.audittrail",
    "thuan.kernel.accesslog",
    "thuan.kernel.jobs",
    "thuan.kernel.files",
    "thuan.kernel.notifications",
    "thuan.kernel.facts",
    "thuan.kernel.workflow",
    "thuan.kernel.duties",
    "thuan.kernel.reports",
    "thuan.kernel.search",
    "csp",
    "thuan.domains.registry.standards",
    "thuan.domains.registry.workdays",
    "thuan.domains.registry.law",
    "thuan.domains.registry.procedures",
    "thuan.domains.system.documents",
    "thuan.domains.system.onboarding",
    "thuan.domains.system.legal",
    "thuan.domains.system.records",
    "thuan.domains.system.processes",
    "thuan.domains.system.procedures",
    "thuan.domains.system.model_documents",
    "thuan.domains.oversight.programme",
    "thuan.domains.oversight.declarations",
    "thuan.domains.oversight.reporting",
    "thuan.portals.demo",
    "thuan.domains.registry.agencies",
    "thuan.portals.operations",
    "thuan.portals.inbox",
    "thuan.portals.reminders",
    "thuan.domains.registry.people",
    "thuan.portals.province",
    "thuan.portals.workplace",
]
AUTH_USER_MODEL = "accounts.User"
MIDDLEWARE = [
    "thuan.kernel.accounts.middleware.ArrivalMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "thuan.kernel.ui.middleware.PackedText",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thuan.kernel.ui.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thuan.kernel.ui.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thuan.kernel.accounts.middleware.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "thuan.kernel.accounts.middleware.ActorMiddleware",
    "thuan.kernel.accounts.middleware.PasswordFirst",
    "thuan.kernel.accounts.middleware.FactorFirst",
    "thuan.portals.workplace.middleware.ActingAgency",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
ANCHORS = env_path("THUAN_ANCHORS", VAR / "anchors")
FILES = env_path("THUAN_FILES", VAR / "files")
# A program that is given a path and answers 0 clean, 1 harmful (as clamdscan does); empty = none.
FILES_SCANNER = env_text("THUAN_SCANNER").split()
KEYS = env_path("THUAN_KEYS", VAR / "keys")
ROOT_URLCONF = "thuan.config.urls"
WSGI_APPLICATION = "thuan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "thuan.kernel.ui.frame.frame",
            ]
        },
    }
]
STATIC_URL = "/static/"
# Files are served from where they stand, compressed copies beside them; no collecting step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# E-mail leaves through THUAN_EMAIL_HOST; without one it is written to a folder, for demo and trial.
EMAIL_HOST = env_text("THUAN_EMAIL_HOST")
EMAIL_PORT = int(env_text("THUAN_EMAIL_PORT", "587"))
EMAIL_HOST_USER = env_text("THUAN_EMAIL_USER")
EMAIL_HOST_PASSWORD = env_text("THUAN_EMAIL_PASSWORD")
EMAIL_USE_TLS = env_flag("THUAN_EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = env_text("THUAN_EMAIL_FROM", "thuan@localhost")
# The address people reach this installation at, for links in e-mails; without a slash at the end.
SITE_ADDRESS = env_text("THUAN_SITE_ADDRESS", "http://127.0.0.1:8000")

# Who runs this installation, shown at the top and the foot of every page.
SITE_OWNER = env_text("THUAN_SITE_OWNER", "Ủy ban nhân dân tỉnh Thuận Hòa")
LETTERHEAD = {
    "issuer_parent": SITE_OWNER,
    "issuer": env_text("THUAN_ISSUER", "Sở Khoa học và Công nghệ"),
    "notation": env_text("THUAN_NOTATION", "BC-SKHCN"),
    "place": env_text("THUAN_PLACE", "Thuận Hòa"),
}
SITE_OPERATOR = env_text("THUAN_SITE_OPERATOR", "Vận hành: Sở Khoa học và Công nghệ tỉnh Thuận Hòa")
SITE_CONTACT = env_text(
    "THUAN_SITE_CONTACT",
    "Cần giúp? Gọi đầu mối của Sở trong giờ làm việc: (0259)\u00a03800\u00a0000",
)

# Pages of other packages that the frame links to; a name without an address is left out.
UI_HOME_URL_NAME = "workplace:home"
UI_SEARCH_URL_NAME = "search:results"
UI_INBOX_URL_NAME = "notifications:inbox"
UI_HELP_URL_NAME = "workplace:help"
UI_ACCOUNT_URL_NAME = "account:home"
UI_LOGOUT_URL_NAME = "account_logout"
UI_LANGUAGE_URL_NAME = "workplace:language"

# No inline script or style, no eval, nothing from other hosts (ASVS 3.4).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
CSRF_FAILURE_VIEW = "thuan.kernel.ui.views.errors.csrf_failure"

# What the security level asks (kernel.accounts.profile); single numbers may be changed.
SECURITY = profile_of(
    env_number("THUAN_SECURITY_LEVEL", 3),
    idle_minutes=env_text("THUAN_SESSION_IDLE_MINUTES"),
    administration_idle_minutes=env_text("THUAN_ADMINISTRATION_IDLE_MINUTES"),
    longest_hours=env_text("THUAN_SESSION_LONGEST_HOURS"),
    idle_account_days=env_text("THUAN_IDLE_ACCOUNT_DAYS"),
    administrator_password_days=env_text("THUAN_ADMINISTRATOR_PASSWORD_DAYS"),
    passwords_remembered=env_text("THUAN_PASSWORDS_REMEMBERED"),
    failed_logins=env_text("THUAN_LOGIN_FAILURES"),
    lock_hours=env_text("THUAN_LOGIN_LOCK_HOURS"),
)
# Log-in: local accounts made by administrators; a second factor on top, single sign-on to come.
SECOND_FACTOR = env_flag("THUAN_SECOND_FACTOR", default=not DEMO)
INSIDE_NETWORKS = tuple(env_text("THUAN_INSIDE_NETWORKS").replace(",", " ").split())
MFA_ADAPTER = "thuan.kernel.accounts.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODE_DIGITS = 10
AUTHENTICATION_BACKENDS = ["thuan.kernel.accounts.backends.AccountBackend"]
ACCOUNT_ADAPTER = "thuan.kernel.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = False  # kernel.accounts.throttle counts by pair (SEC-08)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
LOGIN_FAILURES = SECURITY.failed_logins
LOGIN_LOCK_SECONDS = SECURITY.lock_hours * 3600
LOGIN_ADDRESS_FAILURES = env_number("THUAN_LOGIN_ADDRESS_FAILURES", 100)
LOGIN_ADDRESS_SECONDS = 3600
ONE_TIME_PASSWORD_HOURS = env_number("THUAN_ONE_TIME_PASSWORD_HOURS", 72)
TRUSTED_PROXIES = tuple(env_text("THUAN_TRUSTED_PROXIES").replace(",", " ").split())
# Whether accounts without a second factor need the longer password; the demo does not ask it.
LONE_PASSWORDS = env_flag("THUAN_PASSWORD_FOUR_CLASSES", default=not DEMO)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "thuan.kernel.accounts.passwords.LengthAndClasses",
        "OPTIONS": {"min_length": SECURITY.password_length},
    },
    {"NAME": "thuan.kernel.accounts.passwords.NotCommon"},
    {"NAME": "thuan.kernel.accounts.passwords.NotAboutPerson"},
]

# Sessions and counters stand in the database, so that every process and every node knows them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
HTTPS = env_flag("THUAN_HTTPS")
SESSION_ENGINE = "thuan.kernel.accounts.store"
SESSION_IDLE_SECONDS = SECURITY.idle_minutes * 60
SESSION_LONGEST_SECONDS = SECURITY.longest_hours * 3600
# Pages of administration close sooner (4.5.2.2a): people, rights, accounts, and one's own account.
ADMINISTRATION_IDLE_SECONDS = SECURITY.administration_idle_minutes * 60
ADMINISTRATION_PATHS = (
    *("/nhan-su/", "/quy-tac-nhac/", "/thu-chua-gui/", "/ngay-lam-viec/"),
    *("/tai-khoan-cua-toi/buoc-hai/", "/van-ban-phap-luat/thoi-han/"),
)
SESSION_COOKIE_NAME = "__Host-thuan" if HTTPS else "thuan"
CSRF_COOKIE_NAME = "__Host-thuan-csrf" if HTTPS else "thuan-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 366 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and TRUSTED_PROXIES else None
