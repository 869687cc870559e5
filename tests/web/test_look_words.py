"""How times, lengths, names and states are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import timezone

from beforehand.web.look import states, times
from beforehand.web.look.drawings import blocks

CALL = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 7, 0, tzinfo=UTC)


class Said(Enum):
    YES = "agree"
    LESS = "less_today"


def written(template: str, **context: object) -> str:
    return engines["django"].from_string("{% load look %}" + template).render(context)


def test_a_call_is_day_and_clock():
    assert written("{{ at|day_clock }}", at=CALL) == "Thu 26 Nov, 08:00"
    assert written("{{ at|long_day }}", at=CALL) == "Thursday 26 November"


def test_times_are_on_the_wall_clock_of_the_production():
    with timezone.override(ZoneInfo("Europe/London")):
        assert written("{{ at|clock }}", at=SUMMER) == "08:00"
        assert written("{{ at|day }}", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wed 1 Jul"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(days=1, hours=18, minutes=56), "1 d 18 h 56 min left"),
        (timedelta(days=7, hours=20), "7 d 20 h left"),
        (timedelta(minutes=5, seconds=59), "5 min left"),
        (timedelta(seconds=59), "none left"),
        (timedelta(0), "none left"),
        (timedelta(days=-3), "none left"),
    ],
)
def test_time_left_never_promises_too_much(span: timedelta, words: str):
    assert times.left(span) == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "0 s"), (40, "40 s"), (72, "1 min 12 s"), (120, "2 min")])
def test_lengths(seconds: int, words: str):
    assert written("{{ n|lasting }}", n=seconds) == words


def test_no_filter_hides_one_of_django():
    assert (
        written("{{ names|length }}{% if names|length < 4 %} few{% endif %}", names=["Mara", "Jonas"])
        == "2 few"
    )


def test_names_are_joined_as_a_sentence_does():
    assert times.joined([]) == ""
    assert times.joined(["Mara"]) == "Mara"
    assert times.joined(["Mara", "Jonas", "Kit"]) == "Mara, Jonas and Kit"
    assert times.initials("Ines Duarte") == "ID"
    assert times.initials("Mara") == "M"


def test_a_state_is_shape_then_word_in_its_colour():
    html = written("{% answer said %}", said=Said.YES)
    assert html.startswith('<span class="state agree"><svg')
    assert html.endswith("<span>Agreed</span></span>")


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (None, "No answer"),
        ("", "No answer"),
        ("no answer", "No answer"),
        ("decline", "Declined"),
        (Said.LESS, "Less today"),
        ("with_the_coordinator", "With the coordinator"),
        ("not_yet", "Not yet"),
        ("may_shoot", "May be shot"),
        ("not said", "Not said: no"),
    ],
)
def test_words_of_other_rooms_find_their_state(value: object, word: str):
    assert f"<span>{word}</span>" in written("{% state value %}", value=value)


def test_no_state_is_invented():
    with pytest.raises(KeyError, match="maybe"):
        states.key_of("maybe")


def test_what_a_person_wrote_is_escaped():
    html = written('{% state "signed" word %}{% sightline names %}', word="<b>x</b>", names=["<i>", "Ines"])
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("names", "of", "words"),
    [
        ("You, Ines", "", "You and Ines only"),
        (["You", "Ines"], "Your answers", "Your answers: you and Ines only"),
        ("Ines, Mara", "Notes", "Notes: Ines and Mara only"),
        ("Seen by you and the person who answered", "", "Seen by you and the person who answered"),
    ],
)
def test_a_sight_line_says_who_sees(names: object, of: str, words: str):
    assert f"<span>{words}</span>" in written("{% sightline names of %}", names=names, of=of)


def test_layers_are_drawn_and_no_touch_is_not():
    assert "Over cloth" in written("{% layer 'cloth' %}")
    assert "<svg" in written("{% layer 'skin' %}")
    assert written("{% layer None %}") == '<span class="layer">No touch</span>'


def test_blocks_show_as_many_as_there_are():
    assert str(blocks(9, 14)).count('class="done"') == 9
    assert str(blocks(9, 14)).count('class="left"') == 5
    assert str(blocks(300, 600)).count('class="done"') == 12
    assert blocks(0, 0) == ""
