"""``/people/``: who takes part, in which roles, and how they come in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from beforehand.agreement.refusals import Refusal
from beforehand.studio import entry, production
from beforehand.studio.cast_list import CastList, Held, Member, cast_list
from beforehand.studio.people import ROLE_WORDS, Place, place_of
from beforehand.web.acts import Act
from beforehand.web.around import around
from beforehand.web.look.times import joined
from beforehand.web.page import Page
from beforehand.web.people.forms import GrantForm, PersonForm, RoleForm, WhoForm
from beforehand.web.viewer import Viewer

BOTH = (
    "Performs and holds power: asked last, and only about what everybody else in it has agreed to. Where they "
    "perform, another person approves the plan for production."
)


class People(Page):
    """Everybody with their roles, for the coordinator and deputies."""

    name = "people"
    template = "people/people.html"
    acts: ClassVar = {
        "add": Act(form=PersonForm, run="add"),
        "grant": Act(form=RoleForm, run="grant"),
        "revoke": Act(form=GrantForm, run="revoke"),
        "link": Act(form=WhoForm, run="link"),
        "put_out": Act(form=WhoForm, run="put_out", counts_again=True),
        "recover": Act(form=WhoForm, run="recover", counts_again=True),
    }

    def model(self, viewer: Viewer, now: datetime, **ids: Any) -> dict[str, Any] | None:
        """Everybody in order of surname; None for who does not run the record."""
        del now, ids
        place = place_of(str(viewer.production), str(viewer.person))
        if place is None or not place.runs:
            return None
        told = cast_list(str(viewer.production))
        numbers = {scene: number for scene, number, _ in told.scenes}
        return {
            **around(place, "/people/"),
            "pages": _pages(place),
            "people": [_shown(member, numbers) for member in told.members],
            "choices": _choices(told),
        }

    def form(self, act: str, sent: QueryDict | None, model: Mapping[str, Any]) -> forms.Form:
        """The choices of a role are the people and scenes of the page."""
        if act != "grant":
            return super().form(act, sent, model)
        choices = model["choices"]
        return RoleForm(sent, people=choices["people"], scenes=choices["scenes"])

    def add(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Add somebody."""
        production.add_person(
            str(viewer.production), str(viewer.person), name=data["name"], pronouns=data["pronouns"], at=now
        )

    def grant(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """Give a role."""
        production.grant_role(
            str(viewer.production),
            str(viewer.person),
            person=data["person"],
            role=data["role"],
            scene=data["scene"],
            character=data["character"],
            at=now,
        )

    def revoke(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """End a role."""
        production.revoke_role(str(viewer.production), str(viewer.person), grant=str(data["grant"]), at=now)

    def link(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Make a one-time link and go to where it is shown."""
        person = _of_production(viewer, str(data["person"]))
        entry.issue_link(
            entry.account_of(person, viewer.production), entry.own_account(viewer.account), 48, at=now
        )
        return f"/people/{person}/link/"

    def recover(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> str:
        """Somebody lost their phone or PIN: all of it ends, and a new link is shown."""
        person = _of_production(viewer, str(data["person"]))
        by = entry.own_account(viewer.account)
        entry.recover(entry.account_of(person, viewer.production), by, 48, at=now)
        return f"/people/{person}/link/"

    def put_out(self, viewer: Viewer, data: dict[str, Any], now: datetime) -> None:
        """End all sessions of somebody, on every device, at once."""
        person = _of_production(viewer, str(data["person"]))
        by = entry.own_account(viewer.account)
        entry.revoke_all(entry.account_of(person, viewer.production), at=now, by=by)


def _pages(place: Place) -> list[dict[str, str]]:
    hand_over = [{"url": "/people/hand-over/", "label": "Hand over"}]
    slips = [{"url": "/people/slips/", "label": "Links for many, to print"}]
    keeping = [{"url": "/keeping/", "label": "How long it is kept"}]
    return slips + keeping + (hand_over if "coordinator" in place.wide else [])


def _of_production(viewer: Viewer, person: str) -> str:
    if place_of(str(viewer.production), person) is None:
        raise Refusal("no_such", "There is no such thing here.")
    return person


def _shown(member: Member, numbers: Mapping[str, str]) -> dict[str, Any]:
    hidden = {"person": member.person}
    return {
        "id": member.person,
        "name": member.name,
        "roles": _roles(member, numbers),
        "both": BOTH if member.performs and member.powerful else "",
        "link": {"url": "/people/", "label": "Sign-in link", "hidden": {"act": "link", **hidden}},
        "put_out": {
            "url": "/people/",
            "label": "Sign out everywhere",
            "hidden": {"act": "put_out", **hidden},
        },
        "recover": {
            "url": "/people/",
            "label": "Lost phone or PIN",
            "hidden": {"act": "recover", **hidden},
        },
    }


def _roles(member: Member, numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Their roles, one line for each role and character, with the scenes it is held in."""
    found: dict[str, list[Held]] = {}
    for held in member.held:
        found.setdefault(_plays(held), []).append(held)
    return [
        {
            "words": words,
            "scenes": joined(numbers.get(held.scene, "") for held in each if held.scene),
            "each": [_role(held, numbers) for held in each],
        }
        for words, each in found.items()
    ]


def _plays(held: Held) -> str:
    return ROLE_WORDS[held.role] + (f" ({held.character})" if held.character else "")


def _role(held: Held, numbers: Mapping[str, str]) -> dict[str, Any]:
    where = f", scene {numbers.get(held.scene, '')}" if held.scene else ""
    words = f"{_plays(held)}{where}"
    end = {"url": "/people/", "hidden": {"act": "revoke", "grant": held.grant}}
    return {"words": words, "end": end}


def _choices(told: CastList) -> dict[str, Any]:
    return {
        "people": [[m.person, m.name] for m in told.members],
        "scenes": [[scene, f"{number} {title}"] for scene, number, title in told.scenes],
        "roles": [[key, words] for key, words in ROLE_WORDS.items()],
    }
