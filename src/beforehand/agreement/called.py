"""How the people of a scene are called in sentences."""

from __future__ import annotations

from beforehand.agreement.names import Name
from beforehand.agreement.record import SceneRecord

STRANGER = Name("somebody not in this scene", "Somebody not in this scene")
"""Who was taken out of the scene; a beat with them cannot be shot, and still has to be read."""


def names_of(record: SceneRecord) -> dict[str, Name]:
    """The scene's performers by first name, unless two share it."""
    firsts = [person.name.split()[0] for person in record.performers.values()]
    return {
        person.id: Name(first if firsts.count(first) == 1 else person.name, person.name, person.pronoun)
        for first, person in zip(firsts, record.performers.values(), strict=True)
    }


def names_for_all(record: SceneRecord) -> dict[str, Name]:
    """The same, with a name for everybody whom any candidate has in it."""
    inside = (who for candidate in record.candidates.values() for who in candidate.beat.people)
    named = names_of(record)
    return named | {who: STRANGER for who in inside if who not in named}
