"""A rider's words in each language: all of them are signed, and none changes with the catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from attrs import evolve

from beforehand.agreement.boxes import Contact
from beforehand.agreement.canonical import digest_of
from beforehand.agreement.clause_texts import clause_text, fence_text, is_written
from beforehand.agreement.locales.catalogue import LOCALES
from beforehand.agreement.locales.rider_text import DrawnUp, rider_text, text_digests
from beforehand.agreement.off_limits import not_shown, not_touched
from beforehand.agreement.rider_digest import rider_digest
from beforehand.agreement.riders import Clause, Rider
from tests.paper.sample import CLAUSES, JONAS, MARA, NAMES, RECORDED, words

ALL = ("en", "de", "fr")
OLD = "5d5ac08c4dffeb265ccbb96b135bb79d7a094c3e2d8eb605a9b28a9491243f2d"
"""The digest that this rider had before there were texts."""


def drawn_up(rider: Rider, texts: list[dict[str, Any]], governs: str = "en") -> str:
    return rider_digest("scene", evolve(rider, texts=text_digests(texts), governs=governs))


def test_a_rider_of_before_there_were_texts_keeps_its_digest() -> None:
    assert rider_digest("scene", RECORDED) == OLD


def test_changing_any_word_in_any_language_changes_the_digest() -> None:
    texts = [words(locale=tag) for tag in ALL]
    before = drawn_up(RECORDED, texts)
    tried = 0
    for n, text in enumerate(texts):
        for other in _each_word_changed(text):
            assert drawn_up(RECORDED, [*texts[:n], other, *texts[n + 1 :]]) != before
            tried += 1
    sentences = [len(LOCALES[tag].table(name)) for tag in ALL for name in ("rider", "later", "dates")]
    assert tried > sum(sentences), "every sentence of every language, and the clauses"


def _each_word_changed(text: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The text with one character of one of its strings changed, once for each string."""
    for path in list(_paths(text)):
        other = deepcopy(text)
        *way, last = path
        inner: Any = other
        for step in way:
            inner = inner[step]
        inner[last] = f"{inner[last][:-1]}¶"
        yield other


def _paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield before
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(inner, (*before, key))


def test_taking_a_language_away_or_letting_another_hold_changes_the_digest() -> None:
    texts = [words(locale=tag) for tag in ALL]
    digests = {
        drawn_up(RECORDED, texts),
        drawn_up(RECORDED, texts[:2]),
        drawn_up(RECORDED, texts[:1]),
        drawn_up(RECORDED, texts, governs="de"),
    }
    assert len(digests) == 4
    assert drawn_up(RECORDED, texts[::-1]) == drawn_up(RECORDED, texts), "in whatever order they are kept"


@pytest.mark.parametrize("tag", ALL)
def test_it_says_in_which_languages_it_is_and_which_holds(tag: str) -> None:
    said = words(locale=tag)["said"]["language"]
    assert "English" in said
    assert "Deutsch" in said
    assert "Français" in said
    one = words(locale=tag, locales=("en",))["said"]["language"]
    assert "English" in one
    assert "Deutsch" not in one


def test_another_text_may_hold_than_the_english_one() -> None:
    what = DrawnUp(RECORDED, "42", NAMES, ("en", "de"), "de", ())
    assert "the text in Deutsch holds" in rider_text(what, LOCALES["en"])["said"]["language"]
    assert "gilt der Wortlaut auf: Deutsch" in rider_text(what, LOCALES["de"])["said"]["language"]


def test_a_clause_that_was_made_of_its_box_is_put_into_the_language_and_one_that_was_written_is_not() -> None:
    made, written = evolve(CLAUSES[1], text=clause_text(CLAUSES[1].box, NAMES)), CLAUSES[0]
    rider = evolve(RECORDED, clauses=(written, made))
    first, second = words(rider, "de", written=(1,))["clauses"]
    assert (first["written"], first["text"]) == (True, written.text)
    assert first["covers"].startswith("Mara berührt Jonas. Womit: linke Hand;")
    assert (second["written"], second["covers"]) == (False, "")
    assert second["text"].startswith("Jonas ist zu sehen. Beide Schultern; unbedeckt; am Set,")
    english = words(rider, "en", written=(1,))["clauses"][1]
    assert english["text"] == made.text


def test_what_somebody_wrote_is_told_from_what_was_made() -> None:
    short = "Jonas"
    permit = CLAUSES[0]
    assert is_written(permit, short, NAMES)
    assert not is_written(evolve(permit, text=clause_text(permit.box, NAMES)), short, NAMES)
    for box in (
        not_touched(JONAS, {"lips"}, {MARA, "nobody"}),
        not_shown(JONAS, {"lips"}, {"bare", "sheer"}),
    ):
        fence = Clause("f", 3, "fence", box, fence_text(box, short))
        assert not is_written(fence, short, NAMES)
        assert is_written(evolve(fence, text="Off limits: all of it."), short, NAMES)
    assert isinstance(permit.box, Contact)
    nameless = evolve(permit, box=evolve(permit.box, agents=frozenset({"nobody"})))
    assert is_written(nameless, short, NAMES), "a text with a name that is not known was not made of it"


def test_a_name_with_braces_is_a_name() -> None:
    names = {**NAMES, JONAS: evolve(NAMES[JONAS], short="{full}", full="{scene}")}
    assert "the most {scene} may be asked" in words(names=names)["said"]["lede"]


def test_the_text_is_what_canonical_json_can_say() -> None:
    assert len({digest_of(words(locale=tag)) for tag in ALL}) == 3
