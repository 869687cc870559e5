"""Every address of the house, read from its URL resolver, so that a page that is new is tested the day it appears."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final

from attrs import frozen
from django.urls import URLPattern, URLResolver, get_resolver

from beforehand.web.page import Page
from tests.privacy.base_world import Base

PARAMETER: Final = re.compile(r"<(?:(\w+):)?(\w+)>")
WORDS: Final = {"direction": "received", "shape": "map", "view": "received", "region": "lips"}
"""Words in addresses that may lead somewhere; another leads nowhere."""
NO_SUCH: Final = str(uuid.UUID("00000000-0000-4000-8000-00000000dead"))
STATIC: Final = "/static/css/beforehand.css"
"""One file that every page asks for."""


@frozen
class Route:
    """One address with its parameters still open, such as ``scenes/<uuid:scene>/plan/``."""

    pattern: str
    view: Any

    @property
    def page(self) -> type[Page] | None:
        """The page's class; None where it is a plain view."""
        found = getattr(self.view, "view_class", None)
        return found if isinstance(found, type) and issubclass(found, Page) else None

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """(converter, name) of each."""
        return tuple((kind or "str", name) for kind, name in PARAMETER.findall(self.pattern))

    def address(self, values: Iterable[str]) -> str:
        """The address with these values, in order."""
        left = iter(values)
        return "/" + PARAMETER.sub(lambda _: next(left), self.pattern)


def routes() -> list[Route]:
    """All of them, in the resolver's order."""
    return list(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: Iterable[Any], prefix: str) -> Iterator[Route]:
    for each in patterns:
        route = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield Route(route, each.callback)


def ids_of(base: Base) -> dict[str, str]:
    """The ids of one thing of each kind, by what they are called in addresses."""
    world = base.world
    return {
        "scene": world.scenes["42"],
        "person": world["mara"],
        "candidate": world.beats["shoulder"],
        "rider": world.riders["mara", "42"],
        "boundary": base.entries["mara", "gate"],
        "day": world.days["Day 14"],
        "grant": world.grants["priya", "assistant_director", ""],
        "proposal": base.first,
        "act": base.also["answer"],
    }


def values_of(kind: str, name: str, base: Base) -> list[str]:
    """What a parameter is tried with.

    Scenes are tried with each scene; another id with a thing of its name, else a candidate nobody with power knows
    of; both with an id that nothing has; words with a few that may or may not be meant.
    """
    ids = ids_of(base)
    if name == "scene":
        return [*base.world.scenes.values(), NO_SUCH]
    if kind == "uuid":
        return [ids.get(name, ids["candidate"]), NO_SUCH]
    if name == "order":
        return ["B-A", "A-B-C-D-E", "Z"]
    if name == "sheet":
        return ["director", "assistant_director", "producer", "costume", "memo"]
    return [WORDS.get(name, "x")]


def addresses(base: Base) -> list[str]:
    """Every route with every value, the unknown address, and a file.

    An open page's own stream is looked at apart: its thread would not see what a test has not committed.
    """
    found = [route.address(values) for route in routes() for values in _tried(route, base)]
    return [*found, "/nowhere/", "/live/?page=/nowhere/", "/devices/?sort=person", STATIC]


def _tried(route: Route, base: Base) -> list[tuple[str, ...]]:
    """What the parameters are tried with: the first with all it may be, further ones with the first's first."""
    first, *others = (values_of(kind, name, base) for kind, name in route.parameters or (("", ""),))
    if not route.parameters:
        return [()]
    alone = [(value, *(other[0] for other in others)) for value in first]
    return alone + [(first[0], *values) for values in product(*others) if others and values not in alone]
