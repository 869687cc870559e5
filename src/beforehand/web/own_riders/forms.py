"""What may be sent from a performer's riders: ids, a digest, a tick. No field for words (rule 5)."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from beforehand.agreement.locales.catalogue import LOCALES


class RiderForm(forms.Form):
    """One rider."""

    rider = forms.UUIDField(widget=forms.HiddenInput)


class SignForm(RiderForm):
    """The rider, the digest of what was read, and the language it was read in."""

    digest = forms.RegexField(regex=r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    language = forms.ChoiceField(choices=[(tag, tag) for tag in LOCALES], widget=forms.HiddenInput)


class StrikeForm(RiderForm):
    """One clause of a rider."""

    clause = forms.UUIDField(widget=forms.HiddenInput)


class GrantForm(forms.Form):
    """Who is shown what, and whether they may sign it."""

    to = forms.ChoiceField(label="Show it to")
    rider = forms.ChoiceField(label="What", required=False)
    signs = forms.BooleanField(label="They may sign it for me", required=False)

    def __init__(
        self,
        sent: QueryDict | None = None,
        *,
        people: list[tuple[str, str]] | None = None,
        riders: list[tuple[str, str]] | None = None,
    ) -> None:
        """Make the form for these representatives, (id, name), and these riders, (id, title)."""
        super().__init__(sent)
        self.fields["to"].choices = people or []  # type: ignore[attr-defined]  # a choice field
        choices = [*(riders or []), ("", "All my riders of this scene, later ones too")]
        self.fields["rider"].choices = choices  # type: ignore[attr-defined]  # a choice field


class EndForm(forms.Form):
    """What was granted."""

    grant = forms.UUIDField(widget=forms.HiddenInput)
