"""From a scene of a draft to the record's own scene: found there, or written from the draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.drafts import TieScene
from beforehand.script.drafts.kept import scene_from
from beforehand.script.sheet import record_lines
from beforehand.store.draft_reading import draft_of, texts_of
from beforehand.store.rows import Row
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio import production as people
from beforehand.studio import scenes
from beforehand.studio.desk import desk
from beforehand.studio.drafts.marks import known_scene
from beforehand.studio.production import RUNNING
from beforehand.studio.words import LINE

NUMBER: Final = 16


def open_plan(production: str, author: str, *, draft: str, index: int, at: datetime | None = None) -> str:
    """The record's scene for a scene of a draft, written from it when there is none yet; its id.

    It is written with its number, heading, page and lines, and whoever is known to play somebody in it performs
    in it: a character that one performer alone has in other scenes.

    Raises:
        Refusal: ``no_such``; ``scene_written`` when the record has another scene of that number, of which
            nobody has said whether it is this one; those of :func:`beforehand.studio.scenes.write_scene`.
    """
    with transaction.atomic():
        with desk(production, at) as table:
            table.require(author, *RUNNING)
            head = known_scene(table, draft, index)
        if head.scene:
            return head.scene
        scene = _write(production, author, head, at)
        with desk(production, at) as table:
            table.record(TieScene(draft, index, scene), author=author)
        _perform(production, author, scene, [*head.data["characters"], *head.data["silent"]], at)
    return scene


def tie_scene(
    production: str, author: str, *, draft: str, index: int, scene: str, at: datetime | None = None
) -> None:
    """Say that a scene of a draft is this scene of the record.

    Raises:
        Refusal: ``no_such``; ``tied_already`` when either has its pair.
    """
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        head = known_scene(table, draft, index)
        table.scene(scene)
        taken = {row.scene for row in table.tables.under("draft_scene", draft)}
        if head.scene or scene in taken:
            raise Refusal("tied_already", "One of the two has its pair already.")
        table.record(TieScene(draft, index, scene), author=author)


def title_of(head: Row) -> str:
    """What a scene is called: its place and time as words, such as "Boathouse, night"."""
    parts = [part.strip() for part in (head.data["place"], head.data["time"]) if part.strip()]
    said = ", ".join(parts).lower() or head.data["heading"].lower()
    return (said[:1].upper() + said[1:])[:LINE] or "Untitled"


def draft_name(production: str, draft: str) -> str:
    """What a draft is called."""
    row = draft_of(production, draft)
    return str(row.data["label"] or f"Draft {row.number}") if row else ""


def told_lines(head: Row) -> tuple[str, ...]:
    """The lines of a draft's scene as the record keeps them."""
    text = texts_of(head.parent, head.number, head.number)[head.number]
    return record_lines(scene_from(head.number, head.data, text))


def _write(production: str, author: str, head: Row, at: datetime | None) -> str:
    number = (head.data["number"] or str(head.number))[:NUMBER]
    written = {row.data["number"] for row in DjangoTables().of_all("scene", production)}
    if number in written:
        raise Refusal(
            "scene_written",
            f"The record has a scene {number} already. Say first whether it is this one.",
        )
    return scenes.write_scene(
        production,
        author,
        number=number,
        title=title_of(head),
        heading=head.data["heading"][:LINE],
        page=str(head.data["page"])[:NUMBER],
        draft=draft_name(production, head.parent),
        lines=told_lines(head),
        at=at,
    )


def _perform(
    production: str, author: str, scene: str, characters: Iterable[str], at: datetime | None
) -> None:
    playing = _playing(production)
    for character in dict.fromkeys(characters):
        who = playing.get(character.casefold(), set())
        if len(who) == 1:
            (person, name) = next(iter(who))
            held = [r for r in DjangoTables().roles_of(person) if (r.word, r.scene) == ("performer", scene)]
            if not held:
                people.grant_role(
                    production, author, person=person, role="performer", scene=scene, character=name, at=at
                )


def _playing(production: str) -> dict[str, set[tuple[str, str]]]:
    """By character, who plays it somewhere: (person, the character as it was written)."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in DjangoTables().roles_in_production(production):
        if row.word == "performer" and row.data["character"]:
            name = row.data["character"]
            found[name.casefold()].add((row.person, name))
    return found
