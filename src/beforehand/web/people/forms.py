"""What may be sent from the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from beforehand.studio.people import ROLE_WORDS

PRONOUNS = (("she", "she"), ("he", "he"), ("they", "they"))


class PersonForm(forms.Form):
    """Somebody who takes part."""

    name = forms.CharField(label="Full name", max_length=120)
    pronouns = forms.ChoiceField(label="Pronoun, for sentences", choices=PRONOUNS, initial="they")


class RoleForm(forms.Form):
    """A role for somebody, in the production or in one scene."""

    person = forms.ChoiceField(label="Person")
    role = forms.ChoiceField(label="Role", choices=tuple(ROLE_WORDS.items()), initial="performer")
    scene = forms.ChoiceField(
        label="Scene",
        required=False,
        help_text="Performers and doubles are of a scene. Other roles may be of one scene or of all.",
    )
    character = forms.CharField(label="Character", max_length=120, required=False)

    def __init__(
        self,
        *args: Any,
        people: Iterable[tuple[str, str]] = (),
        scenes: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("person", list(people)), ("scene", [("", "All scenes"), *scenes])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField), "both are choices"
            field.choices = choices


class GrantForm(forms.Form):
    """Which role ends."""

    grant = forms.UUIDField()


class WhoForm(forms.Form):
    """Who."""

    person = forms.UUIDField()
