"""The four kinds of action a beat is made of, as values."""

from __future__ import annotations

from attrs import frozen


@frozen(cache_hash=True)
class Touch:
    """Somebody touches somebody, or comes near them.

    Attributes:
        verb: of the vocabulary's verbs.
        agents: who does it: ids, or props ("prop:rope"), whose part is ``object`` alone.
        parts: what they do it with: leaves, or ``object``; several at once.
        targets: to whom. Either nobody of the agents, or one person alone on both sides (self-touch).
        where: the leaf, or for a movement each leaf of its path in order.
        layer: what lies between.
        pressure: how hard.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in the beat, at least 1.
    """

    verb: str
    agents: tuple[str, ...]
    parts: tuple[str, ...]
    targets: tuple[str, ...]
    where: tuple[str, ...]
    layer: str
    pressure: str
    seconds: int
    repeats: int = 1


@frozen(cache_hash=True)
class Show:
    """Part of somebody is seen.

    Attributes:
        person: who.
        leaves: what, leaves of the body map.
        state: of the vocabulary's states.
        audiences: who may see it, of the vocabulary's audiences.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in the beat, at least 1.
    """

    person: str
    leaves: tuple[str, ...]
    state: str
    audiences: tuple[str, ...]
    seconds: int
    repeats: int = 1


@frozen(cache_hash=True)
class Undress:
    """A garment comes off, and something is seen that it covered.

    Taking off one's own garment is an exposure and no contact: nobody is touched by another. If somebody
    else takes it off (``by``), their two hands also touch the places named, over cloth.

    Attributes:
        person: whose garment it is.
        garment: in the coordinator's words ("wet cardigan").
        leaves: what is then seen.
        state: in which state.
        audiences: by whom.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in the beat, at least 1.
        by: who takes it off; "" for the person themself.
        where: the leaves that the other's hands touch, as they go; empty for the person themself.
    """

    person: str
    garment: str
    leaves: tuple[str, ...]
    state: str
    audiences: tuple[str, ...]
    seconds: int
    repeats: int = 1
    by: str = ""
    where: tuple[str, ...] = ()


@frozen(cache_hash=True)
class Macro:
    """Something with a name of its own that stands for several touches.

    Attributes:
        name: of the vocabulary's macros.
        people: two or more; each pair does it, the earlier one as A.
        layer: what lies between, in every touch of it.
        pressure: how hard, in every touch of it.
        seconds: at most so long each time, whole seconds, at least 1.
        repeats: at most so many times in the beat, at least 1.
    """

    name: str
    people: tuple[str, ...]
    layer: str
    pressure: str
    seconds: int
    repeats: int = 1


Action = Touch | Show | Undress | Macro
