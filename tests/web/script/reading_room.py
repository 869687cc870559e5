"""A production with its script: what every test of these pages begins with."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.browsing import fields_of

ROOM = "/script/"


def upload(browser: Client, data: bytes | str, label: str = "", name: str = "script.fountain") -> Any:
    """Send a file by the form of the page."""
    sent = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    fields = fields_of(browser.get(ROOM), "Read it")
    return browser.post(ROOM, {**fields, "label": label, "script": sent})


def read_in(browser: Client, data: bytes | str) -> str:
    """The address of a draft that was just read."""
    answer = upload(browser, data)
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def passages(answer: Any) -> list[str]:
    """Ids of the passages on a page, in order."""
    return re.findall(r'<aside class="found \w+" id="p-([\w-]+)"', answer.content.decode())


def hidden(answer: Any, act: str, **also: str) -> dict[str, str]:
    """The hidden fields of the first form that does this act and has these fields."""
    for form in re.findall(r"<form.*?</form>", answer.content.decode(), re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form))
        if fields.get("act") == act and all(fields.get(k) == v for k, v in also.items()):
            return fields
    raise AssertionError(f"no form does {act} with {also}")


def send(browser: Client, at: str, act: str, named: dict[str, str] | None = None, **fields: Any) -> Any:
    """Open a page and send one of its forms."""
    return browser.post(at, {**hidden(browser.get(at), act, **(named or {})), **fields})
