"""The table of :mod:`matrix`, one address a row: what the tests of access go through."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from attrs import frozen

from beforehand.web.page import Page
from tests.privacy.addresses import routes
from tests.privacy.base_world import Base
from tests.privacy.matrix import FOR_ANYBODY, MAY_SEE, STREAMS, objects

KEY: Final = "0" * 64
"""What a form may carry as its key and as the digest of its page, where both do not matter."""

UNKNOWN: Final = "/nowhere/"
"""An address that there is not."""


@frozen
class Spot:
    """One address of the table.

    Attributes:
        route: its pattern.
        named: the objects in it, as the table names them.
        address: as it is typed.
        page: the page's class, None for a plain view.
        may: who is granted it.
    """

    route: str
    named: str
    address: str
    page: type[Page] | None
    may: frozenset[str]

    @property
    def scene(self) -> str:
        """The first object in it, where that is a scene."""
        return self.named.split(", ")[0]

    @property
    def others(self) -> str:
        """The other objects."""
        return ", ".join(self.named.split(", ")[1:])


def spots(base: Base) -> Iterator[Spot]:
    """Every route with every object, but for the door and the stream."""
    known = objects(base)
    for route in routes():
        if route.pattern not in (*FOR_ANYBODY, *STREAMS):
            for choice in product(*(known[name].items() for _, name in route.parameters)):
                named = ", ".join(name for name, _ in choice)
                may = frozenset(MAY_SEE[route.pattern].get(named, "").split())
                yield Spot(route.pattern, named, route.address(v for _, v in choice), route.page, may)


def pages() -> dict[str, type[Page]]:
    """Every page's class by its name."""
    return {route.page.name: route.page for route in routes() if route.page}
