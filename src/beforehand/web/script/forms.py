"""What may be sent from the room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms

from beforehand.script.breakdown.values import Category
from beforehand.script.source import MAX_BYTES

CATEGORIES: Final = tuple((str(c), str(c).replace("_", " ").capitalize()) for c in Category)


class UploadForm(forms.Form):
    """A draft as a file, and its name where the file does not say it."""

    script = forms.FileField(label="Script", max_length=255, allow_empty_file=True)
    label = forms.CharField(label="Colour and date", max_length=200, required=False)

    def clean_script(self) -> bytes:
        """The bytes; one more than may be read where there were more."""
        sent = self.cleaned_data["script"]
        assert sent is not None
        data: bytes = sent.read(MAX_BYTES + 1)
        return data


class AsideForm(forms.Form):
    """A draft, and whether it is put aside."""

    draft = forms.UUIDField()
    aside = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class MarkForm(forms.Form):
    """A passage and what is decided of it."""

    passage = forms.UUIDField()
    mark = forms.ChoiceField(choices=[("open", ""), ("kept", ""), ("dismissed", "")])


class SceneForm(forms.Form):
    """A scene of the draft."""

    index = forms.IntegerField(min_value=0)


class ReadForm(SceneForm):
    """A scene, and whether it was read."""

    read = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class PairForm(forms.Form):
    """Which scene of the draft before it is, or none of them."""

    old = forms.ChoiceField(label="It was")

    def __init__(self, *args: Any, choices: Sequence[tuple[int, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        known = [(str(n), said) for n, said in choices]
        self.fields["old"].choices = [*known, ("none", "None of them")]  # type: ignore[attr-defined]  # a choice field


class TieForm(forms.Form):
    """Which scene of the record it is."""

    scene = forms.ChoiceField(label="Scene of the record")

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["scene"].choices = list(choices)  # type: ignore[attr-defined]  # a choice field


class AddForm(forms.Form):
    """A passage: its scene, its lines, what it is, who is in it."""

    index = forms.TypedChoiceField(label="Scene", coerce=int)
    first = forms.IntegerField(label="First line", min_value=1)
    last = forms.IntegerField(label="Last line", min_value=1)
    categories = forms.MultipleChoiceField(
        label="What it is", choices=CATEGORIES, widget=forms.CheckboxSelectMultiple
    )
    who = forms.MultipleChoiceField(label="Who", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,
        scenes: Sequence[tuple[int, str]] = (),
        people: Iterable[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["index"].choices = scenes  # type: ignore[attr-defined]  # a choice field
        self.fields["who"].choices = [(name, name) for name in people]  # type: ignore[attr-defined]  # as above
