"""The form of a candidate: its actions one after the other, then what holds for the whole beat."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen
from django import forms
from django.http import QueryDict

from beforehand.agreement.actions import Action, action_from
from beforehand.agreement.beat_reading import MAX_ACTIONS, MAX_LINE
from beforehand.agreement.beats import write_beat
from beforehand.agreement.names import Name
from beforehand.agreement.refusals import Refusal
from beforehand.web.candidate import slots
from beforehand.web.word_choices import Choices, one_of, seconds, some_of, times, words

AT: Final = re.compile(r"Action (\d+)(?:, (\w+))?")
OF_BEAT: Final = re.compile(r"The beat, (\w+)")
SAID_AT: Final = {"actions": "seconds", "people": "also", "text": "words"}
"""Where a field of the beat is said under another name here: an action is too long for the whole beat's time."""


@frozen
class Cast:
    """Who may be in it.

    Attributes:
        names: of everybody who performs in the scene, by id, in the order of the page.
        doubles: ids of who is a double here.
        lines: how many lines the scene's text has.
    """

    names: Mapping[str, Name]
    doubles: frozenset[str]
    lines: int

    @property
    def choices(self) -> Choices:
        """As choices of a form."""
        return [(key, name.short) for key, name in self.names.items()]


class CandidateForm(forms.Form):
    """A beat in the making. ``actions`` names the kinds of its actions in order; their fields begin ``a1-``."""

    actions = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, sent: QueryDict | None, *, cast: Cast, again: QueryDict | None = None) -> None:
        """Make the form.

        Args:
            sent: the fields as sent, to be judged.
            cast: who may be in it.
            again: the fields as sent, only to be drawn again with another number of actions.
        """
        self.cast = cast
        source = sent if sent is not None else again
        self.kinds = kinds_in(source)
        super().__init__(sent)
        self._add_fields()
        if sent is None and again is not None:
            self.initial = _as_initial(self.fields, again)

    def _add_fields(self) -> None:
        for n, kind in enumerate(self.kinds, start=1):
            for name, field in slots.fields_of(kind, self.cast.choices).items():
                self.fields[f"a{n}-{name}"] = field
        self.fields.update(self._of_beat())

    def _of_beat(self) -> dict[str, forms.Field]:
        return {
            "also": some_of("In it without doing anything", self.cast.choices, required=False),
            "placeholder": forms.BooleanField(
                label="A placeholder, until it is choreographed", required=False
            ),
            "words": _text("What the placeholder stands for"),
            "seconds": seconds(
                "Seconds at most, the whole beat",
                required=False,
                help_text="Left empty: those of its longest action.",
            ),
            "repeats": times("Times at most in a take"),
            **{f"dress-{p}": _line(f"{name.short} wears") for p, name in self.cast.names.items()},
            "masking": _line("Masking"),
            "barriers": _text("Between, one thing a line"),
            "closed_set": one_of("Set", words("closed_set"), initial="closed"),
            "manner": one_of("Manner", words("manners"), initial="set"),
            "anchors": _text("Anchor points, one a line"),
            "stop_cue": _line("Stop cue"),
            "first_line": self._line_number("First line of the script"),
            "last_line": self._line_number("Last line"),
            **{f"doubles-{p}": self._doubled(p) for p in self.cast.names if p in self.cast.doubles},
        }

    def _line_number(self, label: str) -> forms.Field:
        return forms.IntegerField(label=label, min_value=1, max_value=max(self.cast.lines, 1), required=False)

    def _doubled(self, double: str) -> forms.Field:
        others = [choice for choice in self.cast.choices if choice[0] != double]
        return one_of(f"{self.cast.names[double].short} doubles for", others, required=False)

    def clean(self) -> dict[str, Any]:
        """The fields, and under ``beat`` the beat and under ``lines`` its lines, when nothing is refused."""
        said = dict(super().clean() or {})
        if not self.errors and not self.kinds:
            self._without_actions(said)
        if not self.errors:
            said["lines"] = _lines(said)
            actions = self._actions(said)
            if not self.errors:
                self._write(said, actions)
        return said

    def _without_actions(self, said: Mapping[str, Any]) -> None:
        if not said["placeholder"]:
            self.add_error(None, "A beat has at least one action; only a placeholder may have none.")
        elif not said["words"].strip():
            self.add_error("words", "Say what the placeholder stands for.")

    def _actions(self, said: Mapping[str, Any]) -> list[Action]:
        made = []
        for n, kind in enumerate(self.kinds, start=1):
            own = {
                name.removeprefix(f"a{n}-"): value
                for name, value in said.items()
                if name.startswith(f"a{n}-")
            }
            for name, sentence in slots.lacking(kind, own).items():
                self.add_error(f"a{n}-{name}", sentence)
            if any(name.startswith(f"a{n}-") for name in self.errors):
                continue
            try:
                made.append(action_from(slots.action_data(kind, own, self.cast.choices), f"Action {n}"))
            except Refusal as refusal:
                self._blame(refusal)
        return made

    def _write(self, said: dict[str, Any], actions: list[Action]) -> None:
        longest = max((action.seconds for action in actions), default=1)
        try:
            said["beat"] = write_beat(
                actions,
                self.cast.names,
                seconds=said["seconds"] or longest,
                repeats=said["repeats"],
                also=said["also"],
                dress={p: said[f"dress-{p}"] for p in self.cast.names if said[f"dress-{p}"]},
                masking=said["masking"],
                barriers=_each(said["barriers"]),
                closed_set=said["closed_set"],
                manner=said["manner"],
                anchors=_each(said["anchors"]),
                stop_cue=said["stop_cue"],
                placeholder=said["placeholder"],
                doubles={p: said[f"doubles-{p}"] for p in self.cast.doubles if said.get(f"doubles-{p}")},
                words=" ".join(said["words"].split()),
            )
        except Refusal as refusal:
            self._blame(refusal)

    def _blame(self, refusal: Refusal) -> None:
        """Show a refusal at the field that it names, or on top where it names none."""
        self.add_error(self._field_of(refusal.sentence), refusal.sentence)

    def _field_of(self, sentence: str) -> str | None:
        found = AT.match(sentence)
        if found:
            n, named = found.groups()
            name = f"a{n}-{slots.FIELD_OF.get(named, named)}" if named else ""
            return name if name in self.fields else next(f for f in self.fields if f.startswith(f"a{n}-"))
        named_of_beat = OF_BEAT.match(sentence)
        name = named_of_beat.group(1) if named_of_beat else ""
        return SAID_AT.get(name, name if name in self.fields else None)


def kinds_in(sent: QueryDict | None) -> list[str]:
    """The kinds of the actions, in order, of what was sent; no more than a beat can have."""
    listed = (sent.get("actions") or "").split(",") if sent is not None else []
    return [kind for kind in listed if kind in slots.KINDS][:MAX_ACTIONS]


def _as_initial(fields: Mapping[str, forms.Field], again: QueryDict) -> dict[str, Any]:
    several = {n for n, f in fields.items() if isinstance(f, forms.MultipleChoiceField)}
    return {
        name: again.getlist(name) if name in several else again.get(name) for name in fields if name in again
    }


def _lines(said: Mapping[str, Any]) -> tuple[int, int]:
    first, last = said.get("first_line"), said.get("last_line")
    return (first or last or 0, last or first or 0)


def _each(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _line(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=MAX_LINE)


def _text(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 2})
    )
