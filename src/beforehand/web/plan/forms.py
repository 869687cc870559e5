"""What may be sent from the page."""

from __future__ import annotations

from django import forms


class IntentForm(forms.Form):
    """What the story needs."""

    text = forms.CharField(
        label="Story intent",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "words"}),
        help_text="What the story needs. The coordinator turns it into beats with each performer.",
    )


class OrderForm(forms.Form):
    """An order of palette beats, as letters joined by hyphens, first one first."""

    order = forms.RegexField(regex=r"\A[A-Z]{1,2}(-[A-Z]{1,2})*\Z", max_length=400, required=False)


class ProposalForm(forms.Form):
    """Which proposal."""

    proposal = forms.UUIDField()
