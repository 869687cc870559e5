"""What may be sent from a performer's scene. A narrowing sends what it is about and no word more (rule 5)."""

from __future__ import annotations

from django import forms


class DigestForm(forms.Form):
    """What is answered, by its digest."""

    digest = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class AgreeForm(DigestForm):
    """The same, with the ids of one's own narrowings that the page showed, blanks between them."""

    seen = forms.RegexField(
        regex=r"\A[0-9a-f-]{36}( [0-9a-f-]{36})*\Z", required=False, widget=forms.HiddenInput
    )


class GateForm(DigestForm):
    """A condition in one's own words that is met for a beat."""

    boundary = forms.UUIDField(widget=forms.HiddenInput)
