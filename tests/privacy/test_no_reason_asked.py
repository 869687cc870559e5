"""Rule 5: a no, a change of mind, a boundary and a hold have no place where a reason could be written."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs
import pytest
from django import forms
from django.core.exceptions import ValidationError

import beforehand.journal.acts  # noqa: F401  declares the kinds of act
from beforehand.agreement.refusals import Refusal
from beforehand.journal.act import KINDS
from beforehand.studio import answers, boundaries, notice, on_paper, plans, reading, scenes, sets, signing
from beforehand.web import clock
from tests.privacy.base_world import Base
from tests.privacy.browser import Browser
from tests.privacy.forms import forms_in
from tests.privacy.house import undone
from tests.privacy.matrix import CAST, MAY_DO
from tests.privacy.spots import KEY, Spot, pages, spots
from tests.world import fence_entry

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])
REASON: Final = "because I would rather not"

NARROWINGS: Final[Mapping[str, Callable[..., Any]]] = {
    "talk": answers.talk,
    "decline": answers.decline,
    "withdraw": answers.withdraw,
    "less_today": answers.less_today,
    "close_boundary": boundaries.set_boundary,
    "end_opening": boundaries.end_boundary,
    "strike_clause": signing.strike_clause,
    "take_back_signature": signing.take_back_signature,
    "hold": sets.hold,
    "take_back": plans.take_back,
    "unplace_scene": scenes.unplace_scene,
    "answer_on_paper": on_paper.enter_paper,
    "fence_on_paper": on_paper.enter_paper,
    "raise_notice": notice.set_notice,
}
"""Which use case records which narrowing. The closed set is apart: naming somebody on it says why they are needed."""

IDS: Final = frozenset(
    {"digest", "day", "boundary", "rider", "clause", "hold", "person", "word", "claimed_at", "hours"}
)
"""Fields that name something that is there already, a time, a number, one of two answers; none of them is words."""

FENCES: Final = ("close_boundary", "fence_on_paper")
"""Narrowings that say what is fenced, in words of the vocabulary."""

SENT: Final = frozenset(
    {"production", "author", "scene", "digest", "boundary", "rider", "clause", "act", "at"}
    | {"person", "claimed_at", "ticked", "fenced", "hours"}
)

WORDS: Final = frozenset(
    {
        ("candidate", "preview"),  # the same read back, nothing written
        ("candidate", "write"),  # what a beat is called, its masking, what its people wear
        ("days", "set"),  # the day's label and place
        ("imports", "several"),  # names, a part and scene numbers, only shown
        ("imports", "take"),  # the rows of a list, as they were shown
        ("copy", "take_opening"),  # the condition of an opening, in its owner's words
        ("people", "add"),  # a name
        ("people", "grant"),  # a character
        ("plan", "intent"),  # what the story needs
        ("region", "open"),  # the condition of an opening, in its owner's words
        ("requests", "ask"),  # what is asked for
        ("rider", "record"),  # clauses
        ("script", "read"),  # a draft's colour and date
        ("set", "put_on"),  # a name, and why they are needed on the closed set
        ("write-scene", "write"),  # the script
    }
)
"""The acts that take words, by page, with what the words are. None of them narrows, but for the closed set's."""

NARROWING_ACTS: Final = (
    *(("mine", act) for act in ("talk", "decline", "withdraw", "less_today", "hold")),
    *(("own-riders", act) for act in ("talk", "undo", "strike", "end_grant")),
    *(("held", act) for act in ("talk_all", "less_today_all")),
    *(("boundaries", act) for act in ("fence_all", "end")),
    ("copy", "take_fence"),
    *(("place", act) for act in ("set_post", "fence_all", "end")),
    *(("region", act) for act in ("fence_all", "fence", "end")),
    *(("scene", act) for act in ("take_back", "hold")),
    ("plan", "hold"),
    ("enter-paper", "enter"),
    ("packs", "notice"),
)
"""What narrows, by page."""


def test_every_narrowing_is_known_here() -> None:
    narrowing = {kind for kind, body in KINDS.items() if body.direction == "narrows"}
    assert narrowing - {"put_on_roster"} == set(NARROWINGS)


@pytest.mark.parametrize("kind", NARROWINGS)
def test_rule_5_the_act_has_no_field_for_words(kind: str) -> None:
    fields = {f.name for f in attrs.fields(KINDS[kind])}  # type: ignore[arg-type]  # every kind is an attrs class
    assert fields <= IDS | ({"entry"} if kind in FENCES else set())


@pytest.mark.parametrize("kind", NARROWINGS)
def test_rule_5_the_use_case_takes_no_words(kind: str) -> None:
    taken = set(inspect.signature(NARROWINGS[kind]).parameters)
    assert taken <= SENT | ({"entry"} if kind == "close_boundary" else set())


def test_rule_5_an_id_cannot_carry_words(base: Base) -> None:
    world = base.world

    def entered(
        scene: str, author: str, at: Any, digest: str = "", word: str = "decline", **where: Any
    ) -> None:
        ticked = [on_paper.Ticked(scene, digest or world.digest("kiss"), word)]
        on_paper.enter_paper(
            **where, author=world["ines"], person=author, claimed_at=at, ticked=ticked, at=at
        )

    refused: list[tuple[Callable[..., Any], dict[str, Any]]] = [
        (answers.decline, {"digest": REASON}),
        (answers.decline, {"digest": world.digest("kiss"), "act": REASON}),
        (sets.hold, {"act": REASON}),
        (entered, {"word": REASON}),
        (entered, {"digest": REASON}),
        (signing.strike_clause, {"rider": REASON, "clause": REASON}),
    ]
    before = reading.last_seq()
    for call, named in refused:
        with pytest.raises(Refusal):
            call(**world.by("mara"), **named)
    with pytest.raises(Refusal):
        boundaries.end_boundary(world.production, world["mara"], boundary=REASON, at=world.tick())
    assert reading.last_seq() == before


def test_rule_5_a_fence_cannot_carry_words(base: Base) -> None:
    """Nor in any of its fields: each takes words of the vocabulary, ids and numbers."""
    world = base.world
    fence = fence_entry(world["mara"], {"throat"}, frozenset({world["jonas"]}))
    before = reading.last_seq()
    for name, value in fence.items():
        said = [*value, REASON] if isinstance(value, list) else REASON
        with pytest.raises((Refusal, TypeError)):
            boundaries.set_boundary(world.production, world["mara"], {**fence, name: said}, at=world.tick())
    with pytest.raises(Refusal):
        boundaries.set_boundary(world.production, world["mara"], {**fence, "reason": REASON}, at=world.tick())
    assert reading.last_seq() == before


def takes_words(field: forms.Field) -> bool:
    """Whether whatever is written into it is kept, and not only an id, a number or something from a list."""
    try:
        return REASON in str(field.clean(REASON))
    except ValidationError:
        return False


def test_rule_5_no_form_of_a_narrowing_declares_a_field_for_words() -> None:
    found = {
        (name, act)
        for name, page in pages().items()
        for act, declared in page.acts.items()
        if any(takes_words(field) for field in declared.form.base_fields.values())
    }
    assert found <= WORDS
    assert not WORDS & set(NARROWING_ACTS)


def test_rule_5_no_form_on_any_page_shows_a_field_for_words_with_a_narrowing(
    base: Base, browsers: dict[str, Browser]
) -> None:
    shown = set()
    for who in CAST:
        for spot in spots(base):
            if who in spot.may and spot.page:
                with clock.stopped(base.world.at):
                    page = browsers[who].get(spot.address)
                shown |= {
                    (spot.page.name, form.fields.get("act", "")) for form in forms_in(page.body) if form.words
                }
    assert shown <= WORDS
    assert ("plan", "intent") in shown, "the reader of forms sees fields for words at all"


def may_do(who: str, act: str, spot: Spot) -> bool:
    """Whether the page offers the act to this person; what it does not is refused before it is read."""
    may = MAY_DO[spot.page.name][act] if spot.page else ""
    return who in (may if isinstance(may, str) else may.get(spot.scene, "")).split()


@pytest.mark.parametrize(("name", "act"), NARROWING_ACTS)
def test_rule_5_a_reason_sent_all_the_same_is_refused_unread(
    base: Base, browsers: dict[str, Browser], name: str, act: str
) -> None:
    """Not dropped in silence: who sends one may think that it was kept."""
    who, address = next(
        (who, spot.address)
        for who in ("mara", "ines", "teodor")
        for spot in spots(base)
        if who in spot.may and spot.page and spot.page.name == name and may_do(who, act, spot)
    )
    before = reading.last_seq()
    with undone(), clock.stopped(base.world.at):
        answer = browsers[who].post(address, {"act": act, "key": KEY, "reason": REASON})
    assert answer.status == 422
    assert b"unknown_field" in answer.body
    assert REASON.encode() not in answer.body
    assert reading.last_seq() == before


def test_the_narrowing_acts_are_those_of_pages() -> None:
    there = {(name, act) for name, page in pages().items() for act in page.acts}
    assert set(NARROWING_ACTS) <= there
    assert there | {("candidate", "preview"), ("imports", "several")} >= WORDS
