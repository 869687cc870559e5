"""Pages through the real stack: the home page of 600 scenes, the coordinator's scene, the performer's phone."""

from __future__ import annotations

import gzip
import re
import time
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import clock, entry, scenes
from benchmarks import papers
from benchmarks.big_scene import BigScene
from benchmarks.table import Measured

SCENES = 600
ROUNDS = 9
QUERIES = 12
PHONE_BYTES = 60_000


def rows(big: BigScene) -> list[Measured]:
    """Time and queries of the pages that have a promise."""
    ines, mara = _signed_in(big, big.coordinator), _signed_in(big, big.performers[0])
    scene = f"/scenes/{big.scene}/"
    own = [_scene_row(ines, scene), _phone_row(mara, f"{scene}mine/"), *papers.rows(big, ines)]
    return [*own, *_home_rows(big, ines)]


def _signed_in(big: BigScene, person: str) -> Client:
    browser = Client(headers={"User-Agent": "Firefox"})
    token = entry.issue_link(entry.account_of(person, big.production), None, 1, at=clock.now())
    browser.post(f"/in/{token}/")
    return browser


def _scene_row(browser: Client, url: str) -> Measured:
    count, each = _asked(browser, url)
    figure = f"{count} queries, {each * 1000:.0f} ms"
    return Measured(
        "coordinator's page of a scene of 40 beats", figure, f"≤ {QUERIES} queries", count <= QUERIES
    )


def _home_rows(big: BigScene, browser: Client) -> list[Measured]:
    for n in range(SCENES - 1):
        scenes.write_scene(
            big.production, big.coordinator, number=str(n), title=f"Scene {n}", lines=[], at=big.next()
        )
    assert len(DjangoTables().open_standings(big.production)) == SCENES, "as many scenes as are said"
    browser.get("/")
    with CaptureQueriesContext(connection) as queries:
        browser.get("/")
    on_standing = sum('"standing"' in query["sql"] for query in queries)
    _, each = _asked(browser, "/")
    figure = f"{on_standing} query on standing, {each * 1000:.0f} ms"
    return [
        Measured(
            f"home page of {SCENES} scenes", figure, "1 query, < 100 ms", on_standing == 1 and each < 0.1
        )
    ]


def _asked(browser: Client, url: str) -> tuple[int, float]:
    """Queries of one answer, and the median time of several."""
    assert browser.get(url).status_code == 200, f"{url} is there"
    with CaptureQueriesContext(connection) as queries:
        browser.get(url)
    count = len(queries)  # now: the next request empties the connection's list
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        browser.get(url)
        took.append(time.perf_counter() - started)
    return count, median(took)


def _phone_row(browser: Client, url: str) -> Measured:
    html = browser.get(url).content
    linked = re.findall(rb'(?:href|src)="(/static/[^"]+)"', html)
    weights = {"page": len(gzip.compress(html))}
    for path in sorted({p.decode() for p in linked}):
        weights[path] = len(gzip.compress(_content(browser.get(path))))
    total = sum(weights.values())
    figure = f"{total / 1000:.1f} kB, of which {weights['page'] / 1000:.1f} kB the page"
    return Measured("performer's phone page, 40 beats, compressed", figure, "< 60 kB", total < PHONE_BYTES)


def _content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
