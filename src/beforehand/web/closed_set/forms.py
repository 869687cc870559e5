"""What may be sent from the page."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from beforehand.studio.sets import WHERE
from beforehand.studio.words import LINE, NAME

WHERE_WORDS: Final = {"floor": "On the floor", "monitor": "At a monitor", "remote": "Remote"}


class NameForm(forms.Form):
    """Somebody who is needed, with the reason; “essential” without one says nothing."""

    name = forms.CharField(label="Name", max_length=NAME)
    role = forms.CharField(
        label="What they do", max_length=NAME, help_text="Who only watches is a “visitor”."
    )
    reason = forms.CharField(label="Why they are needed", max_length=LINE)
    where = forms.ChoiceField(label="Where", choices=[(key, WHERE_WORDS[key]) for key in WHERE])


class EntryForm(forms.Form):
    """Which entry."""

    entry = forms.UUIDField()


class RehearsalForm(forms.Form):
    """The beats that were rehearsed."""

    beats = forms.MultipleChoiceField(
        label="Beats that were rehearsed", error_messages={"required": "Choose at least one."}
    )

    def __init__(self, *args: Any, beats: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["beats"].choices = beats  # type: ignore[attr-defined]  # a choice field
