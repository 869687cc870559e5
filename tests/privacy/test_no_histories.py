"""Rule 13: nothing counts, sorts, ranks or searches anybody's answers, for the coordinator neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from django.urls import resolve

from beforehand.studio import answers, boundaries, sealing
from beforehand.web import clock
from tests.privacy.base_world import NAMES, Base
from tests.privacy.browser import Answer, Browser
from tests.privacy.forms import forms_in
from tests.privacy.house import undone, viewer_of
from tests.privacy.matrix import CAST
from tests.privacy.playing import PRIVATE
from tests.privacy.spots import spots
from tests.world import fence_entry

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])

QUESTIONS: Final = (
    "?sort=answers&order_by=-answers&q=Mara&search=declined&filter=declined&group=person&count=1"
)
COUNTING: Final = re.compile(r"\b(COUNT|SUM|AVG|RANK|GROUP BY|HAVING)\b", re.IGNORECASE)
FINDERS: Final = frozenset({"q", "query", "search", "sort", "order_by", "filter", "group"})
SEVERAL: Final = (
    r"\d+\s+(?:\w+\s+)?(?:answers?|agreements?|noes|nos|times|agreed|declined|withdrawn|withdrawals?)\b"
)


def all_of(base: Base, who: str) -> list[str]:
    return [spot.address for spot in spots(base) if who in spot.may and spot.page]


@pytest.mark.parametrize("who", CAST)
def test_rule_13_no_address_answers_a_question_about_people(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    """Neither sorting nor searching: whatever is asked after the question mark, the page is the same."""
    with clock.stopped(base.world.at):
        for address in all_of(base, who):
            plain, asked = (browsers[who].get(address + more) for more in ("", QUESTIONS))
            assert plain.body == asked.body, f"{who} at {address}"


@pytest.mark.parametrize("who", CAST)
def test_rule_13_no_page_offers_to_sort_or_search(base: Base, browsers: dict[str, Browser], who: str) -> None:
    with clock.stopped(base.world.at):
        for address in all_of(base, who):
            body = browsers[who].get(address).body
            sent = {name for form in forms_in(body) for name in form.fields}
            assert not sent & FINDERS, f"{who} at {address}"
            assert b'type="search"' not in body
            assert re.search(rb'href="[^"#]*\?(?!seen|set|next|page|on=|in=)', body) is None, (
                f"{who} at {address}"
            )


@pytest.mark.parametrize("who", ["ines", "noor", "mara", "teodor"])
def test_rule_13_no_page_lets_the_database_count_answers(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    with clock.stopped(base.world.at):
        for address in all_of(base, who):
            counted = [s for s in browsers[who].get(address).sql if PRIVATE.search(s) and COUNTING.search(s)]
            assert counted == [], f"{who} at {address}"


@pytest.mark.parametrize("who", ["ines", "noor", "mara", "teodor"])
def test_rule_13_no_model_holds_a_number_of_somebodys_answers(
    base: Base, browsers: dict[str, Browser], who: str
) -> None:
    viewer = viewer_of(base.world[who], browsers[who])
    with clock.stopped(base.world.at):
        for spot in spots(base):
            if who in spot.may and spot.page:
                ids = resolve(spot.address).kwargs
                model = spot.page().model(viewer, base.world.at, **ids)
                assert model is not None
                assert list(numbers_of_people(model, base)) == [], f"{who} at {spot.address}"


NUMBERS_OF_THINGS: Final = frozenset(
    {"number", "numbers", "seconds", "repeats", "notice_hours", "version", "lines"}
)
"""Whole numbers that stand beside a name and count nothing they did."""


def numbers_of_people(part: Any, base: Base) -> Iterator[str]:
    """Whole numbers that stand beside a person in a model, and words such as "Mara: 3 answers"."""
    people = {base.world[who]: name for who, (name, _) in NAMES.items()}
    names = [*people.values(), *(full.split()[0] for full in people.values())]
    said = re.compile(rf"\b(?:{'|'.join(names)})\b[^.]*?\b{SEVERAL}|{SEVERAL}[^.]*?\b(?:{'|'.join(names)})\b")
    yield from _numbers(part, {*people, *names}, said)


def _numbers(part: Any, people: set[str], said: re.Pattern[str]) -> Iterator[str]:
    if isinstance(part, str) and said.search(part):
        yield part
    elif isinstance(part, Mapping):
        about = any(isinstance(v, str) and v in people for v in part.values()) or people & set(map(str, part))
        for name, value in part.items():
            if about and type(value) is int and name not in NUMBERS_OF_THINGS:
                yield f"{name}: {value}"
            yield from _numbers(value, people, said)
    elif isinstance(part, list | tuple):
        if any(isinstance(v, str) and v in people for v in part):
            yield from (f"{part}" for value in part if type(value) is int)
        for value in part:
            yield from _numbers(value, people, said)


@pytest.mark.parametrize(
    "planted",
    [
        {"people": [{"name": "Mara Okafor", "declined": 3}]},
        {"rows": [["Mara", 3]]},
        {"words": "Mara has given 3 answers"},
        {"words": "12 agreed, by Jonas"},
        {"tally": {"Mara": 3}},
    ],
)
def test_a_number_of_somebodys_answers_would_be_found(base: Base, planted: dict[str, Any]) -> None:
    assert list(numbers_of_people(planted, base)) != []


def _short_history(base: Base) -> None:
    """Mara declines once."""
    answers.decline(**base.world.by("mara"), digest=base.world.digest("shoulder"))


def _long_history(base: Base) -> None:
    """Mara changes her mind seven times, sets a fence and lifts it, and declines in the end."""
    world, own = base.world, {"production": base.world.production, "author": base.world["mara"]}
    for _ in range(7):
        world.agree("mara", "shoulder")
        answers.talk(**world.by("mara"), digest=world.digest("shoulder"))
    fence = fence_entry(world["mara"], {"nose"}, frozenset({world["jonas"]}))
    made = boundaries.set_boundary(**own, entry=fence, at=world.tick())
    boundaries.end_boundary(**own, boundary=made, at=world.tick())
    _short_history(base)


def test_rule_13_pages_of_many_scenes_do_not_depend_on_how_often_somebody_answered(
    base: Base, browsers: dict[str, Browser]
) -> None:
    """The coordinator's pages that go beyond one scene: two histories with one end look the same."""
    told: list[dict[str, Answer]] = []
    began = base.world.at
    for history in (_short_history, _long_history):
        with undone():
            history(base)
            base.world.at = began.replace(hour=22)
            sealing.seal(base.world.at)
            with clock.stopped(base.world.at):
                wide = [a for a in all_of(base, "ines") if "/scenes/" not in a]
                told.append({address: browsers["ines"].get(address) for address in wide})
        base.world.at = began
    assert {address: answer.said for address, answer in told[0].items()} == {
        address: answer.said for address, answer in told[1].items()
    }
    assert {"/", "/people/"} <= set(told[0])
