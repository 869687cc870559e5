"""All that is a person's own in a production, as one plain value: what they download, read and keep.

Reading one's own is no act and nobody is told of it. The content of an act is given where it is the person's own
to say: their private acts, their signatures, holds, intent and approvals. What somebody did in running the record
holds other people's things, so it is listed by kind and time alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from beforehand.agreement.boundary_data import boundary_data
from beforehand.agreement.boundary_sentences import boundary_sentence
from beforehand.agreement.keeping import keeping_sentence
from beforehand.agreement.names import Name
from beforehand.agreement.own import Own, OwnAnswer
from beforehand.agreement.published import Published
from beforehand.agreement.riders import Rider
from beforehand.journal.act import Saved, instant, saved_data
from beforehand.store.tables import journal_store
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import entry
from beforehand.studio.history import SAID
from beforehand.studio.own_boundaries import own_boundaries
from beforehand.studio.own_scenes import own_scenes, people_of
from beforehand.studio.people import ROLE_WORDS, Place, place_of

FORMAT: Final = "beforehand own data 1"

OF_ONES_OWN: Final = frozenset(
    {
        "sign_rider",
        "strike_clause",
        "open_rider",
        "talk_over_rider",
        "take_back_signature",
        "countersign_rider",
        "grant_rider",
        "end_grant",
        "hold",
        "state_intent",
        "propose_plan",
        "approve_plan",
    }
)
"""Kinds in the production's vault whose content is their author's own; all kinds in a person's vault are."""


def own_data(production: str, person: str, account: int, *, at: datetime) -> dict[str, Any] | None:
    """All of it, in kinds that JSON has, times as RFC 3339 in UTC; None for who is nobody in the production.

    Args:
        production, person: whose.
        account: primary key of the account they came in by.
        at: the server's time.
    """
    place = place_of(production, person)
    if place is None:
        return None
    people = people_of(production)
    scenes = own_scenes(production, person) if place.performs else []
    keeping = place.keeping
    return {
        "format": FORMAT,
        "made_at": instant(at),
        "production": {"id": production, "title": place.production, "timezone": place.timezone},
        "person": {"id": person, "name": place.name, "pronouns": people[person].pronoun},
        "kept": {
            "sentence": keeping_sentence(keeping),
            "wrap": keeping.wrap.isoformat() if keeping.wrap else None,
            "months": keeping.months,
            "until": keeping.until.isoformat() if keeping.until else None,
        },
        "roles": _roles(production, person),
        "boundaries": _boundaries(production, person, people) if place.performs else [],
        "asked": [said for pair in scenes for said in _asked(*pair)],
        "riders": [_rider(rider, public) for own, public in scenes for rider in own.riders],
        "acts": [_act(saved, place, scenes) for saved in _acts(production, person)],
        "ways_in": _ways_in(account, people),
    }


def _roles(production: str, person: str) -> list[dict[str, str]]:
    tables = DjangoTables()
    named = dict(tables.open_standings(production))
    roles = [row for row in tables.roles_of(person) if row.production == production]
    return [
        {
            "role": ROLE_WORDS[row.word],
            "scene": f"{named[row.scene]['scene_number']} {named[row.scene]['title']}" if row.scene else "",
            "character": row.data["character"],
            "since": instant(row.at),
        }
        for row in roles
    ]


def _boundaries(production: str, person: str, people: Mapping[str, Name]) -> list[dict[str, Any]]:
    own = own_boundaries(production, person)
    entries = own.entries if own else ()
    return [
        {"id": b.id, "sentence": boundary_sentence(b, people), "entry": boundary_data(b)} for b in entries
    ]


def _asked(own: Own, public: Published) -> Iterator[dict[str, Any]]:
    """What was put to the performer in a scene, beats and orders, each with the answer as it stands."""
    where = _named(public)
    for beat in own.beats:
        yield {"scene": where, "text": beat.text, "facts": dict(beat.facts), **_answer(beat.answer)}
    for order in own.orders:
        yield {"scene": where, "text": "In this order: " + " ".join(order.beats), **_answer(order.answer)}


def _answer(answer: OwnAnswer) -> dict[str, str]:
    return {"digest": answer.digest, "answer": answer.word, "answered_at": answer.at}


def _rider(rider: Rider, public: Published) -> dict[str, Any]:
    return {
        "scene": _named(public),
        "number": rider.number,
        "digest": rider.digest,
        "delivered_at": instant(rider.delivered_at) if rider.delivered_at else "",
        "signed_at": instant(rider.signed_at) if rider.signed_at else "",
        "drawn_up_in": [tag for tag, _ in rider.texts],
        "clauses": [
            {"number": c.number, "kind": c.kind, "text": c.text, "struck": c.struck} for c in rider.clauses
        ],
    }


def _acts(production: str, person: str) -> list[Saved]:
    """Everything that the person did, or that was entered for them from paper, oldest first."""
    vaults = [f"production:{production}", f"person:{production}:{person}"]
    found = journal_store.entries(production=production, vaults=vaults)
    saved = [one.saved for one in found]
    return [act for act in saved if act.author == person or act.vault == ("person", person)]


def _act(saved: Saved, place: Place, scenes: list[tuple[Own, Published]]) -> dict[str, Any]:
    kind, vault = type(saved.body).kind, type(saved.body).vault
    own = vault == "person" or kind in OF_ONES_OWN
    said = SAID[type(saved.body)](saved.body) if own or place.runs else kind.replace("_", " ").capitalize()
    where = {public.scene: _named(public) for _, public in scenes}
    told = {"id": saved.id, "at": instant(saved.at), "kind": kind, "said": said}
    told["scene"] = where.get(saved.scene or "", "")
    told["about"] = _about(saved, scenes)
    return {**told, "content": _content(saved) if own else None}


def _content(saved: Saved) -> dict[str, Any]:
    """The act as it was recorded, without its salt: chance is no part of what somebody said."""
    return {name: value for name, value in saved_data(saved).items() if name != "salt"}


def _about(saved: Saved, scenes: list[tuple[Own, Published]]) -> str:
    """The text of the beat that an answer was to, as it was put."""
    digest = getattr(saved.body, "digest", "")
    texts = {beat.answer.digest: beat.text for own, _ in scenes for beat in own.beats}
    return texts.get(digest, "")


def _ways_in(account: int, people: Mapping[str, Name]) -> dict[str, Any]:
    names = {person: name.full for person, name in people.items()}
    return {
        "pin": entry.has_pin(account),
        "devices": [
            {"label": d.label, "since": instant(d.created_at), "seen": instant(d.seen_at)}
            for d in entry.devices_of(account)
        ],
        "notes": [
            {"at": instant(n.at), "said": n.words, "about": n.label, "by": names.get(n.by, "")}
            for n in entry.notes_of(account)
        ],
    }


def _named(public: Published) -> str:
    return f"{public.number} {public.title}"
