"""The languages of riders: none lacks a word that English has, and none says another thing in a box."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given

from beforehand.agreement import locales
from beforehand.agreement.box_words import box_words
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.locales.boxes_said import box_said
from beforehand.agreement.locales.catalogue import ENGLISH, LOCALES, drawn_up_in, flat
from beforehand.agreement.locales.filling import filled, places
from beforehand.agreement.names import Name
from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import VOCABULARY
from tests.agreement import strategies
from tests.agreement.cast import NAMES

OTHERS = [tag for tag in LOCALES if tag != "en"]
PRONOUNS = {"own", "who", "Who", "are", "ask"}
"""What follows the performer's pronoun in English; another language may say the name instead."""

NAMED = {"short", "full"}


def test_there_are_three_languages_and_english_is_the_first() -> None:
    assert list(LOCALES) == ["en", "de", "fr"]
    assert [locale.name for locale in LOCALES.values()] == ["English", "Deutsch", "Français"]


@pytest.mark.parametrize("tag", OTHERS)
def test_every_language_has_every_word_that_english_has_and_no_other(tag: str) -> None:
    assert sorted(LOCALES[tag].words) == sorted(ENGLISH.words)
    assert [key for key, said in LOCALES[tag].words.items() if not said.strip()] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_the_places_in_every_sentence_are_those_of_the_english_one(tag: str) -> None:
    wrong = {
        key: (said, LOCALES[tag].words[key])
        for key, said in ENGLISH.words.items()
        if not _same_places(set(places(said)), set(places(LOCALES[tag].words[key])))
    }
    assert wrong == {}


def _same_places(english: set[str], other: set[str]) -> bool:
    who = PRONOUNS | NAMED
    return (
        english - who == other - who and bool(english & who) == bool(other & who) and other <= english | NAMED
    )


def test_a_place_that_is_missing_or_made_up_is_noticed() -> None:
    assert not _same_places({"at"}, set())
    assert not _same_places({"short"}, set())
    assert not _same_places({"hours"}, {"hours", "short"})
    assert _same_places({"own", "full"}, {"short", "full"})


@pytest.mark.parametrize("tag", LOCALES)
def test_a_key_that_stands_twice_is_refused(tag: str) -> None:
    file = resources.files(locales).joinpath(f"{tag}.toml").read_text("utf-8")
    assert flat(file)["about.name"] == LOCALES[tag].name
    with pytest.raises(tomllib.TOMLDecodeError):
        flat(file.replace('[about]\nname = "', '[about]\nname = "Once"\nname = "', 1))


@pytest.mark.parametrize("tag", LOCALES)
def test_a_week_has_seven_days_and_a_year_twelve_months(tag: str) -> None:
    words = LOCALES[tag].words
    assert (len(words["dates.days"].split()), len(words["dates.months"].split())) == (7, 12)


@pytest.mark.parametrize("tag", LOCALES)
def test_no_two_places_of_the_body_and_no_two_ways_of_touching_have_one_name(tag: str) -> None:
    for table in ("leaves", "verbs", "layers", "pressures", "states", "audiences", "groups"):
        said = list(LOCALES[tag].table(table).values())
        assert len(set(said)) == len(said), table


@pytest.mark.parametrize("tag", LOCALES)
def test_the_edges_of_the_body_are_on_the_side_they_say(tag: str) -> None:
    left, right = {"en": ("left", "right"), "de": ("link", "recht"), "fr": ("gauche", "droit")}[tag]
    leaves = LOCALES[tag].table("leaves")
    for key, leaf in VOCABULARY.leaves.items():
        if leaf.side:
            assert (left if leaf.side == "left" else right) in leaves[key], key


@given(strategies.boxes())
def test_english_says_a_box_as_it_always_did(box: Box) -> None:
    assert box_said(box, NAMES, ENGLISH) == box_words(box, NAMES)
    assert box_said(box, NAMES, ENGLISH, limits=False) == box_words(box, NAMES, limits=False)


@given(strategies.boxes())
def test_two_boxes_that_differ_in_places_read_differently(box: Box) -> None:
    fewer = frozenset(sorted(box.leaves)[:-1])
    if fewer:
        other = _with_leaves(box, fewer)
        for tag in LOCALES:
            assert box_said(box, NAMES, LOCALES[tag]) != box_said(other, NAMES, LOCALES[tag]), tag


def _with_leaves(box: Box, leaves: frozenset[str]) -> Box:
    made = Contact if isinstance(box, Contact) else Exposure
    return made(**{**{a.name: getattr(box, a.name) for a in made.__attrs_attrs__}, "leaves": leaves})


TOUCH = Contact(
    agents=frozenset({"mara", "crew:make_up"}),
    parts=frozenset({"left_hand", "right_hand"}),
    targets=frozenset({"jonas"}),
    leaves=frozenset({"right_shoulder", "lips"}),
    layers=frozenset({"skin", "cloth"}),
    verbs=frozenset(VOCABULARY.verbs) - {"kiss_open"},
    pressures=frozenset(VOCABULARY.pressures),
    seconds=60,
    repeats=3,
)
TWO = {"mara": Name("Mara", "Mara Okafor", "she"), "jonas": Name("Jonas", "Jonas Lindqvist", "he")}


def test_a_touch_in_german_and_in_french() -> None:
    assert box_said(TOUCH, TWO, LOCALES["de"]) == (
        "Mara und die Maskenbildnerei berühren Jonas. Womit: beide Hände; wo: Lippen und rechte Schulter; wie: jede "
        "Berührung außer Kuss mit geöffneten Mündern; auf der Haut oder über Stoff; jeder Druck; "
        "bis zu 60\u00a0s, bis zu 3\u00a0Mal."
    )
    assert box_said(TOUCH, TWO, LOCALES["fr"], limits=False) == (
        "Mara et le maquillage touchent Jonas. Avec\u00a0: les deux mains\u202f; où\u00a0: lèvres et épaule "
        "droite\u202f; comment\u00a0: tout contact sauf baiser bouches ouvertes\u202f; sur la peau ou par-dessus le "
        "tissu\u202f; toute pression."
    )


def test_what_is_filled_in_is_never_filled_again() -> None:
    assert filled("{short} and {full}", short="{full}", full="{short}") == "{full} and {short}"
    with pytest.raises(KeyError):
        filled("{short}", full="x")


def test_english_is_always_among_the_languages_and_an_unknown_one_is_refused() -> None:
    assert drawn_up_in(()) == ("en",)
    assert drawn_up_in(("fr", "de", "fr")) == ("en", "de", "fr")
    with pytest.raises(Refusal) as refused:
        drawn_up_in(("xx",))
    assert refused.value.code == "locale_unknown"
