"""What the settings promise: databases by URL, the vaults apart, strict headers, logs that tell no secret."""

from __future__ import annotations

import gzip
import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from beforehand.agreement.refusals import Refusal
from beforehand.store import databases
from beforehand.store.access.models import Account
from beforehand.store.vaults.models import Vault
from beforehand.web import logs

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)


def test_a_database_url_is_taken_apart() -> None:
    found = databases.from_url("postgres://ines:p%40ss%2Fword@db.example.org:5433/tide?sslmode=require")
    assert (found["USER"], found["PASSWORD"]) == ("ines", "p@ss/word")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.org", "5433", "tide")
    assert found["OPTIONS"] == {"sslmode": "require"}
    assert found["ENGINE"] == "django.db.backends.postgresql"


def test_a_database_url_may_name_a_socket_folder() -> None:
    found = databases.from_url("postgresql:///tide?host=/run/postgresql")
    assert (found["HOST"], found["PORT"], found["USER"], found["OPTIONS"]) == ("/run/postgresql", "", "", {})


@pytest.mark.parametrize(
    "url", ["", "mysql://a:secret@b/c", "postgres://a:secret@b", "postgres://a:secret@b:port/c", "secret"]
)
def test_another_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(Refusal) as caught:
        databases.from_url(url)
    assert caught.value.code == "database_url"
    assert "secret" not in caught.value.sentence


def test_the_vaults_live_in_a_database_of_their_own() -> None:
    router = databases.VaultsApart()
    assert (router.db_for_read(Vault), router.db_for_write(Vault)) == ("vaults", "vaults")
    assert (router.db_for_read(Account), router.db_for_write(Account)) == (None, None)
    assert router.allow_migrate("vaults", "vaults")
    assert router.allow_migrate("default", "access")
    assert not router.allow_migrate("default", "vaults")
    assert not router.allow_migrate("vaults", "access")
    assert not router.allow_relation(Vault(), Account())


def test_debugging_is_off_and_cookies_are_kept_from_scripts() -> None:
    assert settings.DEBUG is False
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert (settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE) == ("Lax", "Lax")
    assert len(settings.SECRET_KEY) == 64
    assert settings.FOLDER.key("secret").hex() == settings.SECRET_KEY


@pytest.mark.django_db(databases=["default", "vaults"])
def test_every_answer_carries_the_strict_headers() -> None:
    for address in ("/in/", "/nowhere/", "/in/unknown/"):
        found = Client().get(address).headers
        policy = found["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert {"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} <= set(policy.split("; "))
        assert found["Cache-Control"] == "private, no-cache"
        assert found["Referrer-Policy"] == "same-origin"
        assert found["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "coding"), [("css/beforehand.css", "gzip"), ("fonts/inter-latin.woff2", None)]
)
def test_static_files_are_served_from_where_they_lie(file: str, coding: str | None) -> None:
    lies = finders.find(file)
    assert lies
    found = Client().get(f"/static/{file}", headers={"Accept-Encoding": "gzip"})
    assert found.status_code == 200
    assert (gzip.decompress(found.content) if coding else found.content) == Path(lies).read_bytes()
    assert int(found.headers["Content-Length"]) == len(found.content)
    assert found.headers.get("Content-Encoding") == coding, "a font is compressed already"
    assert "max-age" in found.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("origin", "secure"),
    [("https://set.example.org", True), ("http://127.0.0.1:8000", False), ("", False)],
)
def test_cookies_are_secure_but_for_plain_http_on_this_machine(origin: str, secure: bool) -> None:
    ask = (
        "import json; from beforehand.web import settings as s; print(json.dumps([s.SESSION_COOKIE_SECURE,"
        "s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_NAME, s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS,"
        "s.CSRF_TRUSTED_ORIGINS]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", ask],
        env=os.environ | {"BEFOREHAND_ORIGIN": origin},
        capture_output=True,
        check=True,
    )
    session, csrf, name, hsts, hosts, trusted = json.loads(run.stdout)
    assert [session, csrf, hsts, name.startswith("__Host-")] == [secure] * 4
    assert ("set.example.org" in hosts, f"{origin}" in trusted) == (secure, bool(origin))


def line(log: Any) -> dict[str, Any]:
    """Give what one call writes, as it lies in the log."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.line_formatter([structlog.stdlib.add_log_level, logs.frames_only]))
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        log()
    finally:
        root.removeHandler(handler)
    found: dict[str, Any] = json.loads(written.getvalue())
    return found


@given(secret=WORDS, word=st.sampled_from(sorted(logs.SECRET_WORDS)), depth=st.integers(0, 3))
def test_what_a_person_wrote_is_not_logged(secret: str, word: str, depth: int) -> None:
    value: Any = {word: f"<{secret}>"}
    for _ in range(depth):
        value = {"outer": [value]}
    found = logs.redact(None, "info", {"event": "saved", "act": value, f"old_{word}": f"<{secret}>"})
    assert f"<{secret}>" not in str(found)
    assert found["event"] == "saved"


def test_a_token_in_an_address_is_not_logged() -> None:
    log = structlog.get_logger("test")
    assert "t0ken" not in str(line(lambda: log.error("refused", path="/in/t0ken-abc/")))
    assert "t0ken" not in str(line(lambda: log.error("refused", path="GET /first/t0ken-abc/")))


def test_of_an_exception_the_message_is_not_logged() -> None:
    log = structlog.get_logger("test")

    def fail() -> None:
        try:
            raise ValueError("Mara declined")
        except ValueError:
            log.exception("could not be saved")

    found = line(fail)
    assert found["exception"] == "builtins.ValueError"
    assert "Mara" not in str(found)
    assert "in fail" in found["frames"][-1]


def test_of_a_librarys_line_only_the_unfilled_message_is_logged() -> None:
    found = line(lambda: logging.getLogger("some.library").error("Bad body: %s", "Mara declined"))
    assert (found["event"], found["source"]) == ("Bad body: %s", "some.library")
    assert "Mara" not in str(found)
