"""A beat's actions as neutral English: what is read out, and what people agree to.

Layer, pressure, audience and time are facts that stand beside the sentence; where the actions of a beat differ
in one of the first three, each says its own, so that no sentence can be read two ways.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve, frozen

from beforehand.agreement import phrases
from beforehand.agreement.actions import Action, Macro, Show, Touch, Undress, persons
from beforehand.agreement.expansion import hands_of
from beforehand.agreement.macros import touches
from beforehand.agreement.names import listing, name_of
from beforehand.agreement.phrases import Names
from beforehand.agreement.vocabulary import VOCABULARY


@frozen
class _Telling:
    """What the wording of one action depends on beyond the action."""

    names: Names
    two: bool  # only two people are in it, so that "Kiss" needs no names
    layers_differ: bool
    pressures_differ: bool
    audiences_differ: bool


def sentence(actions: Sequence[Action], names: Names, present: Collection[str] = ()) -> str:
    """One neutral sentence, or a few, for actions in order; "" for none.

    Args:
        actions: in order.
        names: of everybody in them, by id.
        present: who else is in the beat; with more than two people in it, none goes without a name.

    Raises:
        Refusal: somebody in the actions has no name in ``names``.
    """
    every = [touch for action in actions for touch in touches_of(action)]
    people = {who for action in actions for who in persons(action)} | set(present)
    telling = _Telling(
        names=names,
        two=len(people) == 2,
        layers_differ=len({touch.layer for touch in every}) > 1,
        pressures_differ=len({touch.pressure for touch in every}) > 1,
        audiences_differ=len({frozenset(seen.audiences) for seen in _seen(actions)}) > 1,
    )
    said = _joined([_said(alike, telling) for alike in _alike(actions)])
    return " ".join([*said, *_each_their_own(actions)])


def touches_of(action: Action) -> tuple[Touch, ...]:
    """The touches an action consists of; none for what is only seen."""
    if isinstance(action, Touch):
        return (action,)
    if isinstance(action, Macro):
        return touches(action)
    return hands_of(action) if isinstance(action, Undress) else ()


def _seen(actions: Iterable[Action]) -> list[Show | Undress]:
    return [action for action in actions if isinstance(action, Show | Undress)]


def _alike(actions: Iterable[Action]) -> Iterator[list[Action]]:
    """Actions in order; those that follow one another and differ only in the place, or in whose it is, together."""
    for _, together in groupby(actions, key=_but_one_thing):
        yield list(together)


def _but_one_thing(action: Action) -> Action:
    if isinstance(action, Touch) and len(action.where) == 1 and len(action.targets) == 1:
        return evolve(action, where=())
    return evolve(action, person="") if isinstance(action, Show) else action


def _joined(said: list[tuple[str, bool]]) -> list[str]:
    """Sentences: clauses that follow one another are joined, what stands alone stays alone."""
    groups: list[list[str]] = []
    open_group = False
    for words, alone in said:
        if open_group and not alone:
            groups[-1].append(words)
        else:
            groups.append([words])
        open_group = not alone
    return [f"{_capital('; '.join(group))}." for group in groups]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(alike: list[Action], telling: _Telling) -> tuple[str, bool]:
    """The words for actions that are alike, without their full stop, and whether they stand alone."""
    action = alike[0]
    if isinstance(action, Touch):
        return _touch(
            action, telling, [leaf for one in alike if isinstance(one, Touch) for leaf in one.where]
        ), False
    if isinstance(action, Undress):
        return _undress(action, telling), False
    if isinstance(action, Show):
        return _show(action, telling, [one.person for one in alike if isinstance(one, Show)]), False
    return _macro(action, telling), True


def _touch(touch: Touch, telling: _Telling, places: Sequence[str] = ()) -> str:
    """The words of one touch; with several ``places``, of as many that differ in nothing else."""
    verb = VOCABULARY.verbs[touch.verb]
    pattern = verb.many if phrases.many(touch, agents="{agents}" in verb.many) else verb.one
    said = pattern.format(
        part=phrases.part(touch, telling.names),
        place=phrases.places(touch, places, telling.names)
        if len(places) > 1 and len(touch.where) == 1
        else phrases.place(touch, telling.names),
        agents=_listed(touch.agents, telling),
        people=_listed((*touch.agents, *touch.targets), telling),
    )
    return said + _differing(touch.layer, touch.pressure, telling, near=not verb.touches)


def _listed(people: Sequence[str], telling: _Telling) -> str:
    return listing([name_of(who, telling.names).short for who in people])


def _differing(layer: str, pressure: str, telling: _Telling, *, near: bool = False) -> str:
    between = VOCABULARY.layers[layer]
    said = f", {between.between if near else between.phrase}" if telling.layers_differ else ""
    return said + (f", {VOCABULARY.pressures[pressure].phrase}" if telling.pressures_differ else "")


def _macro(macro: Macro, telling: _Telling) -> str:
    form = VOCABULARY.macros[macro.name]
    people = [name_of(p, telling.names).short for p in macro.people]
    of = "" if telling.two else f" of {listing(people)}" + (", each with each" if len(people) > 2 else "")
    header = form.header.format(of=of, A=people[0])
    if not form.spelled:
        return header + _differing(macro.layer, macro.pressure, telling)
    return f"{header}. {_capital('; '.join(_touch(touch, telling) for touch in touches(macro)))}"


def _undress(action: Undress, telling: _Telling) -> str:
    owner = name_of(action.person, telling.names)
    if not action.by:
        return f"{owner.short} takes off {owner.own} {action.garment}"
    by = name_of(action.by, telling.names)
    said = f"{by.short} takes off {owner.possessive} {action.garment}"
    (hands,) = hands_of(action)
    return f"{said}, {by.own} hands at {phrases.place(hands, telling.names)}" + _differing(
        hands.layer, hands.pressure, telling
    )


def _show(action: Show, telling: _Telling, people: Sequence[str]) -> str:
    """The words of one thing shown; with several ``people``, of the same thing shown of each."""
    whose = listing([name_of(who, telling.names).possessive for who in people])
    what = phrases.possessed(whose, action.leaves)
    verb = "are" if len(people) > 1 or phrases.several(action.leaves) else "is"
    by = f" {seen_by(action.audiences)}" if telling.audiences_differ else ""
    return f"{what} {verb} seen {VOCABULARY.states[action.state].phrase}{by}"


def seen_by(audiences: Sequence[str]) -> str:
    """To whom something is shown: "on the floor and in the picture"."""
    return listing([word.phrase for key, word in VOCABULARY.audiences.items() if key in audiences])


def _each_their_own(actions: Sequence[Action]) -> list[str]:
    undressing = [a for a in actions if isinstance(a, Undress)]
    if len({a.person for a in undressing}) > 1 and not any(a.by for a in undressing):
        return ["Each undresses only themself."]
    return []
