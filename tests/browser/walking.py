"""Walking through the house by its links, as a person does: every kind of page that somebody is led to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Page

from .tide import Tide

AN_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
A_VIEW: Final = re.compile(r"(/boundaries/(?:map|list)/)[\w*-]+/")
"""What of somebody's boundaries is looked at: pages that differ in their patterns and words alone."""
A_PART: Final = re.compile(
    r"(/boundaries/(?:map/\*|list/\*|detail/\w+)/|/riders/\*/|/script/\*/(?:read|scene|table)/)[\w-]+/"
)
"""A region of the body, the beats from which a rider is offered, a part or filter of the script: pages that differ in
their rows alone."""
MOST: Final = 40


def pages_of(tide: Tide, page: Page, starts: Iterable[str]) -> list[str]:
    """Paths of one page of every kind that links lead to, ``starts`` first; each opened once on the way.

    Two pages are of one kind when their paths differ in ids or parts alone.
    """
    waiting, found, kinds = list(starts), [], set()
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in kinds:
            continue
        kinds.add(kind_of(path))
        answer = page.goto(f"{tide.origin}{path}")
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}"
        if answer.headers["content-type"].startswith("text/html"):
            found.append(path)
            waiting += _links(tide, page)
        assert len(found) < MOST, f"no end of pages: {found}"
    return found


def kind_of(path: str) -> str:
    """The path without its ids and parts."""
    return A_PART.sub(r"\1*/", A_VIEW.sub(r"\1*/", AN_ID.sub("*", path)))


def _links(tide: Tide, page: Page) -> list[str]:
    """Paths within the house that the page links to; in a drawing ``a.href`` is no text."""
    found = page.eval_on_selector_all(
        "a[href]:not([download], [type='application/pdf'])",
        "links => links.map(a => new URL(a.getAttribute('href'), document.baseURI).href)",
    )
    here = [urldefrag(address).url for address in found if address.startswith(f"{tide.origin}/")]
    return [urlsplit(address).path for address in here if "/static/" not in address]
