"""How people are called in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from beforehand.agreement.refusals import Refusal
from beforehand.agreement.vocabulary import CREW, PROP, VOCABULARY

_OWN = {"she": "her", "he": "his", "they": "their"}
_SELF = {"she": "herself", "he": "himself", "they": "themself"}
PRONOUNS = tuple(_OWN)


@frozen
class Name:
    """What somebody is called.

    Attributes:
        short: in sentences ("Mara").
        full: on papers ("Mara Okafor").
        pronoun: ``she``, ``he`` or ``they``, as the person has said.
    """

    short: str
    full: str
    pronoun: str = "they"

    @property
    def possessive(self) -> str:
        """Whose it is: "Mara’s", and "Jonas’s" as well."""
        return f"{self.short}’s"

    @property
    def own(self) -> str:
        """Whose it is, said again: "her", "his" or "their"."""
        return _OWN[self.pronoun]

    @property
    def itself(self) -> str:
        """As the one touched by themself: "herself", "himself" or "themself"."""
        return _SELF[self.pronoun]


def name_of(who: str, names: Mapping[str, Name]) -> Name:
    """The name of a person, or of an agent who is none; a person without a name is refused."""
    if agent := agent_name(who):
        return agent
    if who not in names:
        raise Refusal("no_name", "Somebody in this action has no name here.")
    return names[who]


def agent_name(who: str) -> Name | None:
    """What a prop ("the rope") or somebody of the crew ("the dresser") is called; None for a person."""
    if who.startswith(PROP):
        called = f"the {who.removeprefix(PROP)}"
    elif who.startswith(CREW) and who.removeprefix(CREW) in VOCABULARY.crew:
        called = VOCABULARY.crew[who.removeprefix(CREW)].phrase
    else:
        return None
    return Name(called, called)


def listing(entries: Sequence[str]) -> str:
    """Entries as a reader lists them: "a", "a and b", "a, b and c"; at least one."""
    *before, last = entries
    return f"{', '.join(before)} and {last}" if before else last
