"""The papers of a scene: cards, memo, answer sheets, each made from the view of the role that it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import frozen

from beforehand.agreement.published import Published
from beforehand.agreement.views.frame import frame
from beforehand.agreement.views.of_power import VIEWS, view_of
from beforehand.agreement.views.performer import performer_view
from beforehand.agreement.views.power import director_view
from beforehand.paper.answer_sheet import answer_sheet_pdf
from beforehand.paper.cards import card_pdf
from beforehand.paper.memo import memo_pdf
from beforehand.store.scene_reading import PERFORMING
from beforehand.store.tables.django_tables import DjangoTables
from beforehand.studio.own_scenes import own_scene
from beforehand.studio.people import Place
from beforehand.studio.printing import Paper, house_of
from beforehand.studio.scene_public import published

MEMO: Final = "memo"
COORDINATOR: Final = "coordinator"
CARDS: Final = {
    COORDINATOR: "Coordinator",
    "director": "Director",
    "assistant_director": "Assistant director",
} | {
    "costume": "Costume",
    "producer": "Producer",
}
"""Cards by role, in the order they are listed; ``performing_director`` stands for a director who performs."""


@frozen
class ScenePapers:
    """What somebody may print of a scene.

    Attributes:
        told: the scene, as far as it is public.
        cards: roles of the cards, of :data:`CARDS` and ``performing_director``.
        memo: whether the closed-set memo is theirs.
        performers: (id, name) of whose own card and answer sheet are theirs.
    """

    told: Published
    cards: tuple[str, ...]
    memo: bool
    performers: tuple[tuple[str, str], ...]


def scenes_with_papers(place: Place, production: str) -> list[tuple[str, str, str]]:
    """(id, number, title) of the scenes in which this person may have papers, by number; nothing is opened for it."""
    found = [
        (scene, facts["scene_number"], facts["title"])
        for scene, facts in DjangoTables().open_standings(production)
        if place.runs or place.holds(scene, *VIEWS, *PERFORMING)
    ]
    return sorted(found, key=lambda told: (int("".join(filter(str.isdigit, told[1])) or 0), told[1], told[0]))


def scene_papers(place: Place, production: str, person: str, scene: str) -> ScenePapers | None:
    """What this person may print of the scene; None for whoever has no part in it."""
    # Asked first: a scene that is read and then not shown takes longer than one that is not there.
    if not (place.runs or place.holds(scene, *VIEWS, *PERFORMING)):
        return None
    told = published(production, scene)
    if told is None:
        return None
    performers = tuple(p for p in told.performers if place.runs or p[0] == person)
    cards = tuple(CARDS) if place.runs else tuple(_of_power(place, told, person))
    if not (cards or performers):
        return None
    return ScenePapers(told, cards, place.runs or bool(performers) or cards != ("costume",), performers)


def _of_power(place: Place, told: Published, person: str) -> Iterator[str]:
    found = view_of((role for role in VIEWS if place.holds(told.scene, role)), told, person)
    if found is not None:
        yield found


def scene_sheet(
    place: Place, production: str, person: str, scene: str, sheet: str, paper: str, now: datetime
) -> Paper | None:
    """A card by role, or the memo; None for whoever is not to have it."""
    theirs = scene_papers(place, production, person, scene)
    if theirs is None or not (sheet in theirs.cards or (sheet == MEMO and theirs.memo)):
        return None
    house, told = house_of(place, production), theirs.told
    if sheet == MEMO:
        return Paper(f"closed-set-{told.number}", memo_pdf(house, frame(told, now), paper))
    view = director_view(told, person, now) if sheet == COORDINATOR else VIEWS[sheet](told, person, now)
    return Paper(f"scene-{told.number}-{sheet}", card_pdf(house, sheet, view, paper))


def performer_sheet(
    place: Place, production: str, person: str, scene: str, whose: str, sheet: str, paper: str, now: datetime
) -> Paper | None:
    """A performer's own card or answer sheet, for them and for the coordinator; None for anybody else.

    Args:
        place, production, person, scene: who asks, of which scene.
        whose: id of the performer.
        sheet: ``card`` or ``answers``.
        paper: the size of paper.
        now: server time.
    """
    # Asked first, as above.
    if not (place.runs or (person == whose and place.holds(scene, *PERFORMING))):
        return None
    pair = own_scene(production, whose, scene)
    if pair is None:
        return None
    view, house = performer_view(*pair, now), house_of(place, production)
    if sheet == "answers":
        return Paper(f"answers-{pair[1].number}", answer_sheet_pdf(house, view, paper))
    return Paper(f"scene-{pair[1].number}-own", card_pdf(house, "performer", view, paper))
