"""Plays one world of a script, and keeps all that is told in it to those with power."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from unittest.mock import patch

from attrs import define, field, frozen
from django.core import mail
from django.urls import resolve

from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.known_scenes import forget_scenes
from beforehand.web import clock
from beforehand.web.live import Watch
from beforehand.web.pulse import on_grid
from beforehand.web.viewer import Viewer
from tests.privacy.base_world import PERFORMERS, WITH_POWER, Base
from tests.privacy.browser import Answer, cookies_on_the_clock
from tests.privacy.forms import forms_in
from tests.privacy.house import House, page_at, undone
from tests.privacy.scripts import Move, Script, Slot
from tests.world import CALL

BETWEEN: Final = timedelta(minutes=20)
PRIVATE: Final = re.compile(
    r'(?:"|\b(?:FROM|JOIN|INTO|UPDATE)\s+)(answer|boundary|gate|offer|order_offer|rider|rider_text|clause|signature|draft|draft_scene|draft_text|draft_passage)\b'
)
"""Tables that the pages of those with power must not be made from."""


CONTRACTS: Final = frozenset({"rider", "rider_text", "clause", "signature"})
"""What the producer's page of riders is made from beside what is public; never of answers or boundaries."""


@frozen
class Heard:
    """Something that one world tells to one viewer: where, and what."""

    who: str
    where: str
    answer: Any = field(repr=False)


@define
class Told:
    """All that one world tells to those with power.

    Attributes:
        heard: in order.
        asked: tables that a page was made from and must not be, in words.
    """

    heard: list[Heard] = field(factory=list)
    asked: list[str] = field(factory=list)

    def page(self, house: House, who: str, address: str) -> None:
        """Ask for a page and keep what it says, and what it was made from."""
        answer = house.browsers[who].get(address)
        self.heard.append(Heard(who, address, answer))
        named = {table for statement in answer.sql for table in _private(statement)}
        if address.endswith("/contracts/") or "/paper/rider/" in address:
            named -= CONTRACTS
        if named and (who in WITH_POWER) and not (who == "teodor" and _performs_there(house, address)):
            self.asked.append(f"{who} at {address} ({answer.status}): made from {', '.join(sorted(named))}")


def play(house: House, script: Script, number: int, world: int) -> Told:
    """Play one world from the beginning to the end, and undo it.

    Args:
        house: where it begins.
        script: what happens.
        number: of the script in this process; ids are made from it.
        world: which of its worlds.

    Returns:
        All that is told in it.

    Raises:
        AssertionError: it does not keep to the script's public story.
    """
    base, start = house.base, house.base.world.at
    told = Told()
    with undone(), house.cookies_kept(), cookies_on_the_clock():
        for place, slot in enumerate(script.slots, start=1):
            base.world.at = start + place * BETWEEN
            with _ids(f"{number} {place} {'told' if slot.public else world}"), clock.stopped(base.world.at):
                _take(base, slot, world)
            told.heard += _meanwhile(
                house, script, place, start + (place + 1) * BETWEEN - timedelta(minutes=1)
            )
        at = CALL + timedelta(minutes=90) if script.later else start + (len(script.slots) + 1) * BETWEEN
        with clock.stopped(at), _ids(f"{number} end"):
            _look_at_everything(house, script, told)
            told.heard += _once_more(house, script)
            told.heard += _sent(house, script)
    base.world.at = start
    return told


def _take(base: Base, slot: Slot, world: int) -> None:
    done = [step.take(base) for step in slot.steps[world]]
    told = dict(DjangoTables().open_standings(base.world.production))
    bits = {n for n, scene in base.world.scenes.items() if told[scene]["with_coordinator"]}
    assert bits == slot.bits, f"{slot.steps[world]} {done}: with the coordinator are {bits}, not {slot.bits}"


def _meanwhile(house: House, script: Script, place: int, at: datetime) -> Iterator[Heard]:
    """What goes out by itself: mails, and events of pages that are open."""
    mails = [(m.subject, m.body, m.to, m.extra_headers) for m in getattr(mail, "outbox", [])]
    yield Heard("everybody", f"mails after {place}", mails)
    for who, address in _streams(house, script):
        yield Heard(who, f"events of {address} after {place}", _digest(house.viewers[who], address, at))


def _streams(house: House, script: Script) -> list[tuple[str, str]]:
    open_pages = [(who, address) for who in WITH_POWER for address in house.granted[who]]
    return [open_pages[n % len(open_pages)] for n in script.streams]


def _digest(viewer: Viewer, address: str, at: datetime) -> str | None:
    """What an open page compares: an event goes out when, and only when, this is another than before."""
    match, page = resolve(address), page_at(address)
    assert page is not None
    return Watch(viewer, page, match.kwargs, "").digest(viewer, on_grid(at))


def _look_at_everything(house: House, script: Script, told: Told) -> None:
    """Every page, by everybody with power and by one performer who has no part in it.

    Of what is not there for somebody, the script's focus asks for some: it takes most of the time, and tells least.
    """
    uninvolved = [who for who in PERFORMERS if who not in script.involved][:1]
    for who in (*WITH_POWER, *uninvolved):
        missing = [a for a in house.addresses if a not in house.there[who]]
        for address in house.there[who] + (_some(missing, script) if who == script.focus else []):
            told.page(house, who, address)


def _once_more(house: House, script: Script) -> Iterator[Heard]:
    """As a browser asks that kept the page from the beginning, and as one that takes it packed."""
    browser = house.browsers[script.focus]
    for address in _some(list(house.granted[script.focus]), script):
        tag = house.granted[script.focus][address]
        yield Heard(script.focus, f"{address} if not {tag}", browser.get(address, if_none_match=tag))
        yield Heard(script.focus, f"{address} packed", browser.get(address, accept_encoding="gzip"))


def _some(addresses: list[str], script: Script) -> list[str]:
    """A third of the addresses, another one from script to script."""
    return addresses[script.streams[0] % 3 :: 3]


def _sent(house: House, script: Script) -> Iterator[Heard]:
    for move in script.moves:
        pages = list(house.granted[move.who])
        address, browser = pages[move.page % len(pages)], house.browsers[move.who]
        sent = _filled(browser.get(address), move)
        if sent is not None:
            forget_scenes()  # or what it costs depends on what this process happens to remember
            answer = browser.post(address, sent)
            yield Heard(move.who, f"{address} sent {sent.get('act')}", answer)
            yield Heard(move.who, f"{address} after that", browser.get(address))


def _filled(page: Answer, move: Move) -> dict[str, str] | None:
    forms = [f.fields for f in forms_in(page.body) if "act" in f.fields]
    if not forms:
        return None
    sent = dict(forms[move.form % len(forms)])
    spoil = {"stale": {"page": "0" * 64}, "no key": {"key": ""}, "unknown act": {"act": "burn"}}
    return sent | spoil.get(move.spoilt, {})


def _performs_there(house: House, address: str) -> bool:
    """Whether the page may be one of Teodor's own as a performer, made from his own answers."""
    scenes = house.base.world.scenes
    plain = tuple(f"/scenes/{scenes[n]}/" for n in ("42", "7"))
    return not address.startswith((*plain, f"/scenes/{scenes['61']}/plan/"))


@lru_cache(maxsize=4096)
def _private(statement: str) -> frozenset[str]:
    return frozenset(PRIVATE.findall(statement))


@contextmanager
def _ids(what: str) -> Iterator[None]:
    """New ids come from the place in the script. What is told has the same ones in all worlds; the rest has not."""
    count = itertools.count()
    with patch.object(uuid, "uuid4", lambda: uuid.uuid5(uuid.NAMESPACE_OID, f"{what} {next(count)}")):
        yield
