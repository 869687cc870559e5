"""Django's settings. An installation is its data folder and a few environment variables.

- ``BEFOREHAND_DATA``: the data folder (default ``./data``).
- ``DATABASE_URL``: PostgreSQL instead of SQLite for the record.
- ``BEFOREHAND_ORIGIN``: the address people type, such as ``https://set.example.org`` (default: plain http
  on this machine only).
- ``BEFOREHAND_SEAL``: a PKCS#12 file with the certificate that riders are sealed with, instead of a self-made one;
  ``BEFOREHAND_SEAL_PASSPHRASE``: a file with its passphrase.
- ``BEFOREHAND_TIMESTAMPS``: address of an RFC 3161 service that dates each seal (default: none is asked).
- ``BEFOREHAND_SECOND_FACTOR``: ``required`` (who runs the record needs one a week after their first sign-in) or
  ``offered`` (nobody does).
- ``BEFOREHAND_LOG``: the least level that is logged (default ``INFO``).

Reading the settings makes no data folder: ``beforehand serve`` and ``web/asgi.py`` do, and refuse one that
is not whole.
"""

from __future__ import annotations

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from beforehand.store import databases, datafolder

HERE = Path(__file__).resolve().parent
FOLDER = datafolder.DataFolder(datafolder.chosen_path())

# A process without a data folder (a type checker, makemigrations) signs with a key that nobody keeps.
SECRET_KEY = FOLDER.key("secret").hex() if datafolder.is_whole(FOLDER.path) else secrets.token_hex(32)
DEBUG = False

SEAL = os.environ.get("BEFOREHAND_SEAL", "")
SEAL_PASSPHRASE = os.environ.get("BEFOREHAND_SEAL_PASSPHRASE", "")
TIMESTAMPS = os.environ.get("BEFOREHAND_TIMESTAMPS", "")

ORIGIN = urlsplit(os.environ.get("BEFOREHAND_ORIGIN") or "http://127.0.0.1:8000")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SECURE = ORIGIN.scheme == "https"
ALLOWED_HOSTS = [*LOOPBACK, *([ORIGIN.hostname] if ORIGIN.hostname else [])]
CSRF_TRUSTED_ORIGINS = [f"{ORIGIN.scheme}://{ORIGIN.netloc}"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "beforehand.store.access",
    *(room for room in ("beforehand.store.vaults", "beforehand.store.tables") if find_spec(room)),
    "beforehand.web",
]
SECOND_FACTOR = os.environ.get("BEFOREHAND_SECOND_FACTOR") or "required"
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["beforehand.store.access.backend.LinkBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]  # for PINs; there are no passwords
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASE_URL = os.environ.get("DATABASE_URL")
DATABASES = {
    "default": databases.from_url(DATABASE_URL) if DATABASE_URL else databases.sqlite(FOLDER.database),
    databases.VAULTS: databases.sqlite(FOLDER.vaults),
}
DATABASE_ROUTERS = ["beforehand.store.databases.VaultsApart"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "beforehand.web.squeeze.Squeeze",
    "beforehand.web.headers.PageHeaders",
    "beforehand.web.static_files.StaticFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "beforehand.web.viewer.ViewerMiddleware",
    "beforehand.web.second.gate.SecondFactor",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "beforehand.web.urls"
ASGI_APPLICATION = "beforehand.web.asgi.application"
APPEND_SLASH = False  # an unknown address answers like an ungranted one; a redirect would tell them apart

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE],  # a room's templates lie in the room: "entry/link.html"
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from where they lie, found once at start: nobody runs collectstatic
WHITENOISE_MAX_AGE = 300
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not "no-referrer": browsers then send "Origin: null" with a form, and the CSRF check refuses it.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
X_FRAME_OPTIONS = "DENY"

SESSION_ENGINE = "beforehand.store.access.sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_FAILURE_VIEW = "beforehand.web.refused.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_HANDLERS = [
    "beforehand.web.uploads.ReadWhole",
    "beforehand.web.uploads.DigestOnly",
]  # Django's own keep files, the large ones on a disk

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

LOGGING_CONFIG = "beforehand.web.logs.configure"
LOGGING = {"level": os.environ.get("BEFOREHAND_LOG", "INFO")}
