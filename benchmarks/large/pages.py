"""Every page of the coordinator on the production of 60 × 40 × 12: the time of the server, and its queries."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from itertools import product
from statistics import median
from typing import Any, Final

from attrs import frozen
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import clock, entry
from beforehand.web import clock as wall
from beforehand.web.page import Page
from benchmarks.large.playing import played
from benchmarks.large.recording import Large
from benchmarks.table import Measured

SEED, ROUNDS = 7, 7
MOST_MS, HOME_MS, MOST_QUERIES = 150, 100, 15
PARAMETER: Final = re.compile(r"<(?:\w+:)?(\w+)>")


@frozen
class Asked:
    """One page: its address, how many queries it took, and how many seconds (the median)."""

    address: str
    queries: int
    seconds: float

    @property
    def words(self) -> str:
        """In one line."""
        return f"{self.seconds * 1000:.0f} ms, {self.queries} queries"


def rows() -> list[Measured]:
    """Record the production, then ask every page that there is for its coordinator."""
    large = played(SEED)
    with wall.stopped(large.next()):
        found = list(pages(large))
    slowest, most = max(found, key=lambda a: a.seconds), max(found, key=lambda a: a.queries)
    home = next(asked for asked in found if asked.address == "/")
    on = f"60 scenes, 40 performers, 12 days: {{}}, of {len(found)} pages of the coordinator"
    return [
        Measured("home, 60 × 40 × 12", home.words, f"< {HOME_MS} ms", home.seconds * 1000 < HOME_MS),
        Measured(
            on.format("slowest"),
            f"{slowest.words} ({_bare(slowest)})",
            f"< {MOST_MS} ms",
            slowest.seconds * 1000 < MOST_MS,
        ),
        Measured(
            on.format("most queries"),
            f"{most.words} ({_bare(most)})",
            f"≤ {MOST_QUERIES} queries",
            most.queries <= MOST_QUERIES,
        ),
    ]


def pages(large: Large) -> Iterator[Asked]:
    """All pages that answer her, each asked several times."""
    browser = Client(headers={"User-Agent": "Firefox"})
    account = entry.account_of(large.coordinator, large.production)
    browser.post(f"/in/{entry.issue_link(account, None, 1, at=clock.now())}/")
    for address in addresses(large):
        if browser.get(address).status_code == 200:
            yield asked(browser, address)


def asked(browser: Client, address: str) -> Asked:
    """Ask once for the queries, and several times for the time."""
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    count, took = len(queries), []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        browser.get(address)
        took.append(time.perf_counter() - started)
    return Asked(address, count, median(took))


def addresses(large: Large) -> Iterator[str]:
    """Every page whose address names no more than a scene and somebody in it: the scene with most in it."""
    tables = DjangoTables()
    planned = [row for row in tables.standings(large.production) if row.facts["version"]]
    scene = max(planned, key=lambda row: len(row.data["performers"])).scene
    values = {"scene": [scene], "person": [large.performers[scene][0]]}
    for route in _routes(get_resolver().url_patterns, ""):
        names = PARAMETER.findall(route)
        if all(name in values for name in names):
            for chosen in product(*(values[name] for name in names)):
                left = iter(chosen)
                yield "/" + PARAMETER.sub(lambda _, left=left: next(left), route)  # type: ignore[misc]  # bound at once


def _routes(patterns: Iterable[Any], prefix: str) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, prefix + str(each.pattern))
        elif isinstance(each, URLPattern) and _is_page(each.callback):
            yield prefix + str(each.pattern)


def _is_page(view: Any) -> bool:
    found = getattr(view, "view_class", None)
    return isinstance(found, type) and issubclass(found, Page)


def _bare(asked: Asked) -> str:
    """The address without its ids."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", asked.address)
