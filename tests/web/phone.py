"""A performer's browser that reads forms as a browser does."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from typing import Any

from attrs import define
from django.test import Client

from beforehand.store.tables.log import Act
from beforehand.web import clock

FORM = re.compile(r"<form[^>]*action=\"([^\"]*)\".*?</form>", re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
MASKED = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@define
class Phone:
    """One person's phone on one page, at a time that the test sets."""

    browser: Client
    url: str
    at: datetime

    def get(self, url: str = "") -> Any:
        with clock.stopped(self.at):
            return self.browser.get(url or self.url)

    def text(self, url: str = "") -> str:
        """The page as text, without markup."""
        body = re.sub(r"<[^>]+>", " ", self.get(url).content.decode())
        return html.unescape(re.sub(r"\s+", " ", body))

    def bytes(self, url: str = "") -> bytes:
        """The body with the token masked, which is new in each answer."""
        return MASKED.sub(b"", self.get(url).content)

    def forms(self, url: str = "") -> list[dict[str, str]]:
        """The hidden fields of every form, with its address as ``url``."""
        body = self.get(url).content.decode()
        return [
            {"url": html.unescape(found[1]), **{k: html.unescape(v) for k, v in HIDDEN.findall(found[0])}}
            for found in FORM.finditer(body)
        ]

    def form(self, act: str, **about: str) -> dict[str, str]:
        """The fields of the one form that does this act about this."""
        found = [
            f for f in self.forms() if f.get("act") == act and all(f.get(k) == v for k, v in about.items())
        ]
        assert found, f"no form does {act} with {about}"
        return found[0]

    def post(self, fields: dict[str, Any], **more: Any) -> Any:
        sent = {**fields, **more}
        url = sent.pop("url")
        with clock.stopped(self.at):
            return self.browser.post(url, sent)

    def do(self, act: str, **about: str) -> Any:
        """Press the button a minute later, and follow to where it leads."""
        self.at += timedelta(minutes=1)
        answer = self.post(self.form(act, **about))
        assert answer.status_code == 303, answer.content.decode()
        self.url = answer.headers["Location"]
        return answer


def acts() -> int:
    """How many acts the journal holds."""
    return Act.objects.count()
