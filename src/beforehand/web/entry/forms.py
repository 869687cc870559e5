"""The forms of the door."""

from __future__ import annotations

from django import forms

from beforehand.packs.reading import pack_keys, read_pack
from beforehand.studio.production import PRONOUNS
from beforehand.studio.zones import zones

DIGITS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 12}


class StepUpForm(forms.Form):
    """The PIN, typed to sign."""

    pin = forms.CharField(label="Your PIN", max_length=12, widget=forms.PasswordInput(attrs=DIGITS))


class SetPinForm(forms.Form):
    """A new PIN, and the old one when there is one."""

    current = forms.CharField(
        label="Your PIN until now", max_length=12, widget=forms.PasswordInput(attrs=DIGITS)
    )
    new = forms.CharField(
        label="New PIN",
        max_length=12,
        help_text="6 to 12 digits that are no pattern.",
        widget=forms.PasswordInput(attrs=DIGITS),
    )

    def __init__(self, *args: object, has_pin: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        if not has_pin:
            del self.fields["current"]


class FirstForm(forms.Form):
    """What a production begins with."""

    title = forms.CharField(label="Title of the production", max_length=200)
    unit = forms.CharField(
        label="Unit", max_length=120, required=False, help_text="Left empty where there is one alone."
    )
    coordinator = forms.CharField(label="Your name", max_length=120)
    pronouns = forms.ChoiceField(
        label="Your pronouns", choices=[(word, word) for word in PRONOUNS], initial="they"
    )
    timezone = forms.ChoiceField(label="Time zone of its calls", initial="Europe/London")
    pack = forms.ChoiceField(label="Rules it keeps to")
    notice_hours = forms.IntegerField(
        label="Hours of notice before call",
        required=False,
        help_text="Left empty: what those rules ask. A production may ask more, never less.",
    )
    operator = forms.CharField(
        label="Who runs this server",
        max_length=200,
        help_text="The coordinator, their company or a union; not the production. The sign-in page says it.",
    )
    openers = forms.CharField(
        label="Who can open sealed records",
        max_length=200,
        required=False,
        help_text="Whoever holds the key files of this server. Left empty: whoever runs it.",
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        shown = sorted(zone for zone in zones() if "/" in zone or zone == "UTC")
        self.fields["timezone"].choices = [(zone, zone) for zone in shown]  # type: ignore[attr-defined]  # a choice field
        packs = [
            (key, f"{(pack := read_pack(key)).title}, {pack.notice_hours} hours of notice")
            for key in pack_keys()
        ]
        self.fields["pack"].choices = packs  # type: ignore[attr-defined]  # a choice field
