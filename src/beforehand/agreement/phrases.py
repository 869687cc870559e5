"""Parts and places inside a sentence: "Mara’s left hand", "the left side of her neck"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from beforehand.agreement.action_kinds import Touch
from beforehand.agreement.names import Name, listing, name_of
from beforehand.agreement.vocabulary import OBJECT, PROP, VOCABULARY

Names = Mapping[str, Name]


def labels(leaves: Iterable[str]) -> str:
    """Leaves as readers call them, in the order of the body map, left and right together as a pair."""
    return listing([_plain(form) for form, _ in _forms(leaves)])


def possessed(whose: str, leaves: Iterable[str]) -> str:
    """The same with an owner: "Mara’s hands", "the left side of Mara’s neck"."""
    said = [
        f"the {form.replace('{whose}', whose)}" if "{whose}" in form else f"{whose} {form}"
        for form, _ in _forms(leaves)
    ]
    return listing([said[0], *(s.removeprefix(f"{whose} ") for s in said[1:])])


def several(leaves: Iterable[str]) -> bool:
    """Whether the phrase for these leaves takes a plural verb."""
    forms = _forms(leaves)
    return len(forms) > 1 or forms[0][1]


def _forms(leaves: Iterable[str]) -> list[tuple[str, bool]]:
    """For each leaf or pair, its label, and whether that is a plural."""
    wanted = set(leaves)
    forms: list[tuple[str, bool]] = [(VOCABULARY.object.label, False)] if OBJECT in wanted else []
    for key, leaf in VOCABULARY.leaves.items():
        if key not in wanted:
            continue
        base = key.removeprefix("left_").removeprefix("right_")
        if leaf.pair and {f"left_{base}", f"right_{base}"} <= wanted:
            if leaf.side == "left":
                forms.append((leaf.pair, True))
        else:
            forms.append((leaf.possessed or leaf.label, leaf.plural))
    # what has an owner inside goes last: "the left side of her neck and shoulders" could be read two ways
    return sorted(forms, key=lambda form: "{whose}" in form[0])


def _plain(form: str) -> str:
    return form.replace("{whose}", "the")


def part(touch: Touch, names: Names) -> str:
    """What touches, and whose it is: "Mara’s left hand", "the rope", "the object in Mara’s hand"."""
    return listing([_part(agent, touch, names) for agent in touch.agents])


def _part(agent: str, touch: Touch, names: Names) -> str:
    name = name_of(agent, names)
    if touch.parts == (OBJECT,):
        return name.short if agent.startswith(PROP) else f"the object {name.short} holds"
    return possessed(name.possessive, touch.parts)


def many(touch: Touch, *, agents: bool) -> bool:
    """Whether the subject takes a plural verb: what touches or, with ``agents``, those who do it."""
    return len(touch.agents) > 1 or (not agents and several(touch.parts))


def place(touch: Touch, names: Names) -> str:
    """Where, and whose it is; a movement as its path."""
    return listing([_path(target, touch, names) for target in touch.targets])


def places(touch: Touch, leaves: Iterable[str], names: Names) -> str:
    """Several places of the one person touched, with no order among them."""
    (target,) = touch.targets
    return possessed(_whose(target, touch, names), leaves)


def _whose(target: str, touch: Touch, names: Names) -> str:
    name = name_of(target, names)
    return f"{name.own} own" if touch.agents == (target,) else name.possessive


def _path(target: str, touch: Touch, names: Names) -> str:
    name = name_of(target, names)
    first = _whose(target, touch, names)
    later = name.own if _plain_pronoun(name, touch.agents, names) else first
    places = [possessed(first, touch.where[:1]), *(possessed(later, (leaf,)) for leaf in touch.where[1:])]
    if VOCABULARY.verbs[touch.verb].path != "always":
        return ", then ".join(places)
    over = [f"over {listing(places[1:-1])}"] if places[1:-1] else []
    return " ".join([places[0], *over, f"to {places[-1]}"])


def _plain_pronoun(name: Name, agents: Sequence[str], names: Names) -> bool:
    """Whether "her" can only be this person: neither "their", nor said of an agent as well."""
    return name.pronoun != "they" and all(name_of(a, names).pronoun != name.pronoun for a in agents)
