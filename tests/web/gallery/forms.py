"""Forms of the gallery: one as it is opened, one that came back with something to change."""

from __future__ import annotations

from django import forms


class BoundaryForm(forms.Form):
    """A boundary in words and choices."""

    who = forms.ChoiceField(
        label="By whom", choices=[("jonas", "Received, from Jonas"), ("all", "Received, from anyone")]
    )
    condition = forms.ChoiceField(
        label="Condition",
        help_text="From the closed list. Free words are a fence until you mark them met.",
        choices=[("rehearsed", "After we have rehearsed it that day"), ("cloth", "Over cloth")],
    )


class CandidateForm(forms.Form):
    """A candidate as the coordinator writes it."""

    text = forms.CharField(label="The beat", widget=forms.Textarea, help_text="One neutral sentence.")
    seconds = forms.IntegerField(
        label="At most, in seconds", error_messages={"required": "Say how long it may last."}
    )
    container = forms.BooleanField(label="They may vary it inside these limits", required=False)
