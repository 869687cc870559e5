"""Pages read and pressed as a person does: what they say, and their buttons by their words."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client

from beforehand.store.tables.log import Act


def text_of(answer: Any) -> str:
    """What a reader sees, on one line."""
    page = re.sub(r"<(script|style|head|svg).*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def forms(answer: Any) -> list[tuple[str, dict[str, str]]]:
    """Each button of a page: its words, and the hidden fields that go with it, its own name and value too."""
    found = []
    for form in re.findall(r"<form.*?</form>", answer.content.decode(), re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form))
        for attributes, words in re.findall(r"<button([^>]*)>(.*?)</button>", form, re.DOTALL):
            own = dict(re.findall(r'(name|value)="([^"]*)"', attributes))
            sent = {own["name"]: own.get("value", "")} if "name" in own else {}
            found.append((" ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split()), {**fields, **sent}))
    return found


def fields_of(answer: Any, label: str) -> dict[str, str]:
    """The hidden fields behind the button with these words."""
    for said, fields in forms(answer):
        if said == label:
            return fields
    raise AssertionError(f"no button says {label!r}: {[said for said, _ in forms(answer)]}")


def press(browser: Client, at: str, label: str, **more: Any) -> Any:
    """Open the page and press the button with these words."""
    return browser.post(at, {**fields_of(browser.get(at), label), **more})


def acts() -> int:
    """How many acts the record holds."""
    return Act.objects.count()


def refused(answer: Any, status: int, code: str, before: int) -> str:
    """The words of a refusal, after which there are still ``before`` acts."""
    assert answer.status_code == status
    assert f"Code: {code}" in answer.content.decode()
    assert acts() == before
    return text_of(answer)
