"""``/boundaries/copy/``: a performer's own entries of an earlier production, each to be confirmed or left.

In the earlier production the same page makes the code. What is confirmed is recorded as though it had been set
by hand, so that nobody else ever sees that anything was copied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.boundary_copy import Proposal, chosen, proposals
from beforehand.agreement.boundary_data import LONGEST_WORDS, boundary_data
from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry
from beforehand.studio.earlier_boundaries import earlier_boundaries
from beforehand.studio.own_boundaries import OwnBoundaries, own_boundaries
from beforehand.studio.people import place_of
from beforehand.web.acts import Act, Nothing
from beforehand.web.around import around
from beforehand.web.boundaries import acts
from beforehand.web.boundaries.choices import listed, people_choices
from beforehand.web.page import Page
from beforehand.web.viewer import Viewer

HERE = "/boundaries/copy/"
A_KEY = re.compile(r"[0-9a-f]{64}")


class ProposalForm(forms.Form):
    """One proposal, by what it says."""

    proposal = forms.RegexField(A_KEY, widget=forms.HiddenInput)


class OpeningForm(ProposalForm):
    """An opening with whom it is for, and its condition in the owner's words where it has such."""

    by = forms.MultipleChoiceField(label="For whom", required=False)
    words = forms.CharField(label="Your own words", max_length=LONGEST_WORDS, required=False)

    def __init__(self, sent: Any = None, people: Any = ()) -> None:
        super().__init__(sent)
        self.fields["by"].choices = [(one["value"], one["label"]) for one in people]  # type: ignore[attr-defined]


class Copying(Page):
    """The performer's own, in either production."""

    name = "copy"
    template = "boundaries/copying.html"
    acts: ClassVar = {
        "make": Act(form=Nothing, run="make", step_up=True),
        "take_fence": Act(form=ProposalForm, run="take_fence", counts_again=True),
        "take_opening": Act(form=OpeningForm, run="take_opening"),
        "finish": Act(form=Nothing, run="finish"),
    }

    def model(self, viewer: Viewer, now: datetime, *_: Any, **ids: Any) -> dict[str, Any] | None:
        """What is shown of an earlier production, or how to have it shown; None for whoever performs nowhere."""
        person, place = str(viewer.person), place_of(str(viewer.production), str(viewer.person))
        own = own_boundaries(str(viewer.production), person) if place else None
        if place is None or own is None:
            return None
        found = _proposals(viewer, own, now)
        code = entry.fresh_copy_code(viewer.account, at=now)
        return {
            **around(place, "/boundaries/"),
            "back": {"label": "Your boundaries", "url": "/boundaries/"},
            "coordinator": own.coordinator,
            "shown": found is not None,
            "fences": [_fence(p) for p in found or [] if p.entry.disposition == "fence"],
            "openings": [_opening(p, own, person) for p in found or [] if p.entry.disposition != "fence"],
            "people": people_choices(own, person, crew=True),
            "code": {"code": code.code, "until": code.expires_at} if code else None,
            "make": {"url": HERE, "label": "Make a code", "hidden": {"act": "make"}},
            "finish": {"url": HERE, "label": "I am done", "hidden": {"act": "finish"}},
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The people there are to choose from."""
        return OpeningForm(sent, model["people"]) if act == "take_opening" else super().form(act, sent, model)

    def make(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Make a code for this production's entries."""
        entry.make_copy_code(entry.own_account(viewer.account), at=now)

    def take_fence(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Fence here what was fenced there, against everybody."""
        proposal, _ = _found(viewer, data["proposal"], now, fence=True)
        acts.set_all(viewer, [boundary_data(proposal.entry)], now)

    def take_opening(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Open here what was open there, for those who were chosen."""
        proposal, own = _found(viewer, data["proposal"], now, fence=False)
        by = listed(data["by"], own, str(viewer.person)) if proposal.chooses else frozenset[str]()
        if proposal.chooses and not by:
            raise Refusal("nobody_chosen", "Choose whom this is for.")
        words = data["words"] if proposal.entry.gate == "own_words" else ""
        acts.set_all(viewer, [chosen(proposal, by, words)], now)

    def finish(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Stop showing the earlier entries."""
        entry.end_copying(viewer.account, at=now)
        return "/boundaries/"


def _proposals(viewer: Viewer, own: OwnBoundaries, now: datetime) -> list[Proposal] | None:
    """None where nothing is shown to this account."""
    earlier = entry.copying_from(viewer.account, at=now)
    if earlier is None:
        return None
    return proposals(earlier_boundaries(earlier), str(viewer.person), own.people, own.entries)


def _found(viewer: Viewer, key: str, now: datetime, *, fence: bool) -> tuple[Proposal, OwnBoundaries]:
    own = own_boundaries(str(viewer.production), str(viewer.person))
    assert own is not None, "the page was there"
    for proposal in _proposals(viewer, own, now) or ():
        if proposal.key == key and (proposal.entry.disposition == "fence") == fence:
            return proposal, own
    raise Refusal("no_such", "There is no such thing here.")


def _fence(proposal: Proposal) -> dict[str, Any]:
    hidden = {"act": "take_fence", "proposal": proposal.key}
    return {"sentence": proposal.sentence, "post": {"url": HERE, "label": "Fence it here", "hidden": hidden}}


def _opening(proposal: Proposal, own: OwnBoundaries, person: str) -> dict[str, Any]:
    crew = proposal.entry.direction == "received"
    people = people_choices(own, person, crew=crew) if proposal.chooses else []
    return {
        "key": proposal.key,
        "sentence": proposal.sentence,
        "disposition": proposal.entry.disposition,
        "people": [{**one, "checked": one["value"] in proposal.crew} for one in people],
        "own_words": proposal.entry.words,
    }
