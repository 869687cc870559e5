"""A browser that keeps everything a server says, and what the server asked its database meanwhile."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, Final
from unittest.mock import patch

from attrs import field, frozen
from django.contrib.sessions import middleware as sessions
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import response as responses
from django.test import RequestFactory

from beforehand.store.access.models import Account
from beforehand.studio import entry
from beforehand.web import clock

TOKEN: Final = re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(")')
NONCE: Final = re.compile(r"(nonce[-=][\"']?)[A-Za-z0-9+/=_-]{16,}")
SAVEPOINT: Final = re.compile(r'"s\d+_x\d+"')


@frozen
class Answer:
    """What one request was answered, and at what cost.

    Attributes:
        status: the HTTP status.
        headers: all of them, cookies included, in the order they are sent.
        body: what was sent, unpacked; only CSRF tokens and CSP nonces are masked.
        sql: the statements that the record's database was asked, in order.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    sql: tuple[str, ...] = field(repr=False)

    @property
    def said(self) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
        """What goes over the wire."""
        return self.status, self.headers, self.body

    def header(self, name: str) -> str:
        """One header, "" when it is not there."""
        return dict(self.headers).get(name, "")


class Browser:
    """One person's browser, or nobody's. It talks to the whole stack, middleware included."""

    _handler: BaseHandler | None = None

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def sign_in(self, person: str, production: str) -> None:
        """Come in by a one-time link, as people do."""
        account, _ = Account.objects.get_or_create(person=person, production=production)
        token = entry.issue_link(account, None, 1, at=clock.now())
        assert self.post(f"/in/{token}/").status == 303

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for a page; headers by names such as ``if_none_match``."""
        return self._ask("get", address, {}, headers)

    def post(self, address: str, sent: Mapping[str, Any] | None = None, **headers: str) -> Answer:
        """Send a form. Its CSRF token is left out, as Django's own test client does."""
        return self._ask("post", address, dict(sent or {}), headers)

    def _ask(self, method: str, address: str, sent: dict[str, Any], headers: Mapping[str, str]) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        request = getattr(RequestFactory(), method)(address, sent, HTTP_COOKIE=cookies, **named)
        request._dont_enforce_csrf_checks = True
        with asked() as sql:
            given: Any = self._stack().get_response(request)
            body = b"".join(given.streaming_content) if given.streaming else given.content
        for (
            close
        ) in given._resource_closers:  # not ``close()``, whose signal closes the test's own connection
            close()
        self.cookies |= {name: morsel.value for name, morsel in given.cookies.items()}
        assert given.status_code != 500, f"{method} {address} failed"
        return Answer(given.status_code, _headers(given), _body(given, body), tuple(sql))

    @classmethod
    def _stack(cls) -> BaseHandler:
        if Browser._handler is None:
            Browser._handler = BaseHandler()
            Browser._handler.load_middleware()
        return Browser._handler


def _headers(given: Any) -> tuple[tuple[str, str], ...]:
    """Every header. How long a packed body is depends on its random padding; an unpacked one's length stays."""
    packed = given.headers.get("Content-Encoding") == "gzip"
    said = [
        (name, "padded" if packed and name == "Content-Length" else NONCE.sub(r"\1masked", value))
        for name, value in given.headers.items()
    ]
    return (*said, *(("Set-Cookie", morsel.OutputString()) for morsel in given.cookies.values()))


def _body(given: Any, body: bytes) -> bytes:
    plain = gzip.decompress(body) if given.headers.get("Content-Encoding") == "gzip" else body
    return NONCE.sub(r"\1masked", TOKEN.sub(rb"\1masked\2", plain).decode("utf-8", "surrogateescape")).encode(
        "utf-8", "surrogateescape"
    )


@contextmanager
def asked() -> Iterator[list[str]]:
    """Give a list that fills with every statement the record's database is asked within the block."""
    heard: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        heard.append(SAVEPOINT.sub("savepoint", sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield heard


@contextmanager
def cookies_on_the_clock() -> Iterator[None]:
    """Let cookies expire by the server's stopped clock, not by the time that a test takes."""
    stopped = SimpleNamespace(time=lambda: clock.now().timestamp())
    with patch.object(responses, "time", stopped), patch.object(sessions, "time", stopped):
        yield
