"""What may be sent from the pages of boundaries.

Fencing and ending an opening narrow, so their forms have no field for words (rule 5). Only an opening has one:
the condition in one's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from beforehand.agreement.boundary_choice import REPEATS, SECONDS
from beforehand.agreement.boundary_data import LONGEST_WORDS, MOST_REPEATS, MOST_SECONDS

Choices = Mapping[str, Sequence[Mapping[str, Any]]]

LABELS = {
    "own": "Which places",
    "by": "With whom",
    "other": "Their side",
    "layers": "What lies between",
    "verbs": "How",
    "pressures": "Pressure",
    "states": "How it is seen",
    "audiences": "By whom it is seen",
}


class RegionForm(forms.Form):
    """A region to fence in all directions."""

    region = forms.SlugField(max_length=60, widget=forms.HiddenInput)


class EntryForm(forms.Form):
    """One entry."""

    boundary = forms.UUIDField(widget=forms.HiddenInput)


class SheetForm(forms.Form):
    """The sheet: a post, a condition of the closed list, and whether it goes for the other layers too.

    It has no field for words, since it may be a fence that it sets.
    """

    post = forms.ChoiceField(
        label="Open, gate or fence", choices=[(post, post) for post in ("open", "gate", "fence")]
    )
    condition = forms.ChoiceField(label="Condition", required=False)
    also = forms.BooleanField(required=False)

    other = forms.MultipleChoiceField(label="Where on them", required=False)

    def __init__(
        self,
        sent: Any = None,
        conditions: Sequence[Mapping[str, Any]] = (),
        where: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        super().__init__(sent)
        rows = [(row["value"], row["label"]) for row in where]
        self.fields["other"].choices = rows  # type: ignore[attr-defined]  # a choice field
        listed = [(condition["value"], condition["label"]) for condition in conditions]
        self.fields["condition"].choices = [("", ""), *listed]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A gate has its condition and an opening none; beside a fence it does not matter, so it is not asked."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        post, condition = cleaned.get("post"), cleaned.get("condition")
        if post == "gate" and not condition:
            self.add_error("condition", "Choose the condition of the gate.")
        if self.fields["other"].choices and post in ("open", "gate") and not cleaned.get("other"):  # type: ignore[attr-defined]  # as above
            self.add_error("other", "Tick where on them.")
        if post == "open" and condition:
            self.add_error("condition", "An opening has no condition: choose Gate, or no condition.")
        return cleaned


class TickedForm(forms.Form):
    """Sets that are ticked; which ones there are comes from the page.

    Args:
        sent: the fields as sent.
        choices: by field name, the choices as the page's model has them, each with ``value`` and ``label``.
    """

    def __init__(self, sent: Any, choices: Choices) -> None:
        super().__init__(sent)
        for name, listed in choices.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=LABELS[name], choices=[(choice["value"], choice["label"]) for choice in listed]
            )


class OpeningForm(TickedForm):
    """An opening, with its most and its condition."""

    seconds = forms.IntegerField(label="Seconds", min_value=1, max_value=MOST_SECONDS, initial=SECONDS)
    repeats = forms.IntegerField(
        label="Times in a take", min_value=1, max_value=MOST_REPEATS, initial=REPEATS
    )
    words = forms.CharField(label="Your own words", max_length=LONGEST_WORDS, required=False)

    def __init__(self, sent: Any, choices: Choices, conditions: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(sent, choices)
        listed = [(condition["value"], condition["label"]) for condition in conditions]
        self.fields["condition"] = forms.ChoiceField(label="Condition", choices=listed)

    def clean(self) -> dict[str, Any]:
        """Own words go with the condition that is called so, and with no other."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        own = cleaned.get("condition") == "own_words"
        if "condition" in cleaned and "words" in cleaned and own != bool(cleaned["words"]):
            said = "Write the condition." if own else "Choose “In my own words”, or leave this empty."
            self.add_error("words", said)
        return cleaned
