"""The words of the vocabulary as choices of a form."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from beforehand.agreement.catalogue import catalogue
from beforehand.agreement.reading import MAX_SECONDS
from beforehand.agreement.vocabulary import CREW, VOCABULARY

Choices = list[tuple[str, Any]]

CATALOGUE: Final = catalogue(VOCABULARY)
CHOOSE: Final = ("", "Choose")
MOST_TIMES: Final = 20


def words(name: str) -> Choices:
    """The words of one list of the vocabulary: ``verbs``, ``macros``, ``layers`` and so on."""
    return [(word["key"], word["label"][:1].upper() + word["label"][1:]) for word in CATALOGUE[name]]


def crew() -> Choices:
    """Whoever of the crew may touch somebody, as agents of an action."""
    return [(f"{CREW}{key}", label) for key, label in words("crew")]


def regions() -> Choices:
    """All leaves of the body map under the headings of its groups."""
    return [
        (group["label"], [(leaf["key"], leaf["label"]) for row in group["rows"] for leaf in row["leaves"]])
        for group in CATALOGUE["regions"]
    ]


def one_of(label: str, choices: Choices, *, required: bool = True, **more: Any) -> forms.ChoiceField:
    """A list to choose one from; nothing is chosen for anybody."""
    errors = {"required": "Choose one."}
    first = CHOOSE if required else ("", "–")
    given = choices if "initial" in more else [first, *choices]
    return forms.ChoiceField(label=label, choices=given, required=required, error_messages=errors, **more)


def some_of(label: str, choices: Choices, *, required: bool = True, **more: Any) -> forms.MultipleChoiceField:
    """Boxes to tick."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
        **more,
    )


def seconds(label: str = "Seconds at most", *, required: bool = True, **more: Any) -> forms.IntegerField:
    """A length: every action has one."""
    errors = {"required": "Say how many seconds at most."}
    return forms.IntegerField(
        label=label, min_value=1, max_value=MAX_SECONDS, required=required, error_messages=errors, **more
    )


def times(label: str = "Times at most") -> forms.IntegerField:
    """How often."""
    return forms.IntegerField(label=label, min_value=1, max_value=MOST_TIMES, initial=1)
