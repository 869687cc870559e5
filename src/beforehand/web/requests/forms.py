"""What may be sent from the page."""

from __future__ import annotations

from typing import Any

from django import forms


class AskForm(forms.Form):
    """What is asked for, in one's own words, and where in the script, if anywhere."""

    text = forms.CharField(
        label="What you ask for", max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    first_line = forms.IntegerField(label="From line", min_value=1, required=False)
    last_line = forms.IntegerField(label="To line", min_value=1, required=False)

    def clean(self) -> dict[str, Any]:
        """The fields, and under ``lines`` both lines, (0, 0) for nowhere; one alone is that line."""
        said = dict(super().clean() or {})
        first, last = said.get("first_line"), said.get("last_line")
        said["lines"] = (first or last or 0, last or first or 0)
        return said


class RequestForm(forms.Form):
    """One request."""

    request = forms.UUIDField(widget=forms.HiddenInput)


class CloseForm(RequestForm):
    """One request, and what the coordinator made of it."""

    how = forms.ChoiceField(
        choices=[("candidate", "candidate"), ("aside", "aside")], widget=forms.HiddenInput
    )
