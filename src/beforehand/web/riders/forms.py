"""The form of a rider: the clauses on offer, what is off limits, doubling, notice, and a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from beforehand.agreement.boxes import Box
from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.clause_texts import fence_text
from beforehand.agreement.locales.catalogue import LOCALES, ORIGINAL
from beforehand.agreement.off_limits import not_shown, not_touched
from beforehand.agreement.reading import MAX_REPEATS, MAX_SECONDS
from beforehand.agreement.vocabulary import VOCABULARY
from beforehand.web.uploads import Digested
from beforehand.web.word_choices import regions, words

MOST_TEXT = 600


@frozen
class Offered:
    """What a rider may be made of.

    Attributes:
        person: whose it would be.
        short: their name in sentences.
        digest: of the clauses on offer.
        clauses: {box as plain data, text, needed}.
        others: ids of everybody else in the production.
        doubles: (id, name) of those who may be named as doubles.
        notice_hours: the production's.
        present: the level of the closed set that the beats keep to.
        locales: tags of the languages beside English that their latest rider here was drawn up in.
        governs: the tag of the one that holds in it.
        line: the text of a box, as it would be on offer.
    """

    person: str
    short: str
    digest: str
    clauses: tuple[Mapping[str, Any], ...]
    others: tuple[str, ...]
    doubles: tuple[tuple[str, str], ...]
    notice_hours: int
    present: str
    locales: tuple[str, ...]
    governs: str
    line: Callable[[Mapping[str, Any]], str]


class RecordForm(forms.Form):
    """A rider in the making; the fields of clause n begin ``c<n>-``, 1-based."""

    offered = forms.CharField(max_length=64, widget=forms.HiddenInput)
    off_touched = forms.MultipleChoiceField(label="Nobody touches", choices=regions(), required=False)
    off_shown = forms.MultipleChoiceField(label="Is not shown", choices=regions(), required=False)
    off_states = forms.MultipleChoiceField(label="In these states", choices=words("states"), required=False)
    doubling = forms.ChoiceField(
        label="Doubling",
        choices=[
            ("none", "None"),
            ("within_rider", "Within this rider"),
            ("by_named_consent", "By a double who is named"),
        ],
        initial="none",
    )
    present = forms.ChoiceField(
        label="Who is present, at least",
        choices=[(word.key, word.label) for word in VOCABULARY.closed_set.values()],
    )
    alteration = forms.ChoiceField(
        label="Digital alteration",
        choices=[
            ("none", "None"),
            ("as_performed", "As performed: colour, framing, clean-up"),
            ("by_consent", "Each by a consent of its own"),
        ],
        initial="none",
    )
    locales = forms.MultipleChoiceField(
        label="Beside English, in",
        choices=[(tag, locale.name) for tag, locale in LOCALES.items() if tag != ORIGINAL],
        required=False,
        help_text="It is signed in all of them at once, and cannot be put into another one afterwards. What you "
        "write yourself stays as you write it.",
    )
    governs = forms.ChoiceField(
        label="Where they differ, this text holds",
        choices=[(tag, locale.name) for tag, locale in LOCALES.items()],
        initial=ORIGINAL,
    )
    document = forms.FileField(
        label="The document that was signed",
        required=False,
        allow_empty_file=True,
        help_text="It is read here for its digest, and kept nowhere. The performer confirms the clauses "
        "before they count.",
    )
    source_digest = forms.CharField(
        label="Or its SHA-256",
        required=False,
        max_length=64,
        help_text="64 characters, as a tool such as sha256sum prints them.",
    )

    def __init__(
        self,
        sent: QueryDict | None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        offered: Offered,
    ) -> None:
        """Make the form for these clauses.

        Args:
            sent: the fields as sent.
            files: the files as sent.
            offered: what the rider may be made of.
        """
        super().__init__(sent, files)
        self.what = offered
        for n, clause in enumerate(offered.clauses, start=1):
            self.fields.update(_of_clause(n, clause))
        self.fields["notice_hours"] = forms.IntegerField(
            label="Hours of notice",
            min_value=offered.notice_hours,
            max_value=24 * 60,
            initial=offered.notice_hours,
            error_messages={"min_value": f"This production gives {offered.notice_hours} hours, never less."},
        )
        self.fields["present"].initial = offered.present
        self.fields["locales"].initial = list(offered.locales)
        self.fields["governs"].initial = offered.governs
        if offered.doubles:
            self.fields["named_doubles"] = forms.MultipleChoiceField(
                label="Who", choices=list(offered.doubles), required=False
            )

    def clean(self) -> dict[str, Any]:
        """The fields, and under ``clauses`` and ``digest_of_document`` what is recorded."""
        said = dict(super().clean() or {})
        self._check_document(said)
        if said.get("off_shown") and not said.get("off_states"):
            self.add_error("off_states", "Say in which states it is not shown.")
        if said.get("governs", ORIGINAL) not in (ORIGINAL, *said.get("locales", ())):
            self.add_error("governs", "The text that holds is one of those that the rider is drawn up in.")
        named = bool(said.get("named_doubles"))
        if (said.get("doubling") == "by_named_consent") != named:
            self.add_error("doubling", "Name the double exactly when doubling is by a double who is named.")
        if not self.errors:
            said["clauses"] = [*self._permits(said), *self._fences(said)]
            if not said["clauses"]:
                self.add_error(
                    None, "A rider has at least one clause. Tick one, or put something off limits."
                )
        return said

    def _check_document(self, said: dict[str, Any]) -> None:
        sent, typed = said.get("document"), said.get("source_digest", "").strip().lower()
        found = sent.sha256 if isinstance(sent, Digested) else ""
        if found and typed and found != typed:
            self.add_error("source_digest", f"The document that was sent has another digest: {found}.")
        elif typed and (len(typed) != 64 or set(typed) - set("0123456789abcdef")):
            self.add_error("source_digest", "A SHA-256 has 64 characters, 0 to 9 and a to f.")
        said["digest_of_document"] = found or typed

    def _permits(self, said: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [
            _permit(clause, said, n, self.what.line)
            for n, clause in enumerate(self.what.clauses, start=1)
            if said[f"c{n}-take"]
        ]

    def _fences(self, said: Mapping[str, Any]) -> list[dict[str, Any]]:
        person, short, made = self.what.person, self.what.short, []
        if said["off_touched"]:
            made.append(_fence(not_touched(person, said["off_touched"], self.what.others), short))
        if said["off_shown"]:
            made.append(_fence(not_shown(person, said["off_shown"], said["off_states"]), short))
        return made


def _fence(box: Box, short: str) -> dict[str, Any]:
    return {"kind": "fence", "box": box_data(box), "text": fence_text(box, short)}


def _of_clause(n: int, clause: Mapping[str, Any]) -> dict[str, forms.Field]:
    box = clause["box"]
    fields: dict[str, forms.Field] = {
        f"c{n}-take": forms.BooleanField(label=f"Clause {n}", required=False, initial=bool(clause["needed"])),
        f"c{n}-text": forms.CharField(
            label="As it is read",
            max_length=MOST_TEXT,
            initial=clause["text"],
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        f"c{n}-seconds": forms.IntegerField(
            label="Seconds at most", min_value=1, max_value=MAX_SECONDS, initial=box["seconds"]
        ),
        f"c{n}-repeats": forms.IntegerField(
            label="Times at most", min_value=1, max_value=MAX_REPEATS, initial=box["repeats"]
        ),
    }
    if box["kind"] == "exposure":
        fields[f"c{n}-seen"] = forms.MultipleChoiceField(
            label="Seen by", choices=words("audiences"), initial=box["audiences"]
        )
    return fields


def _permit(
    clause: Mapping[str, Any], said: Mapping[str, Any], n: int, line: Callable[[Mapping[str, Any]], str]
) -> dict[str, Any]:
    """The clause with maxima and audiences as they were changed; its text too, where it is still the one on offer."""
    most = {"seconds": said[f"c{n}-seconds"], "repeats": said[f"c{n}-repeats"]}
    seen = {"audiences": sorted(said[f"c{n}-seen"])} if f"c{n}-seen" in said else {}
    box = {**clause["box"], **most, **seen}
    typed = " ".join(said[f"c{n}-text"].split())
    text = line(box) if typed == clause["text"] else typed
    return {"kind": "permit", "box": box, "text": text}
