"""What stands beside a beat's sentence: its facts, and line by line what it expands to."""

from __future__ import annotations

from collections.abc import Iterable

from beforehand.agreement import phrases
from beforehand.agreement.actions import Show, Undress
from beforehand.agreement.beats import Beat, boxes
from beforehand.agreement.boxes import Box, Contact, Exposure
from beforehand.agreement.names import listing, name_of
from beforehand.agreement.phrases import Names
from beforehand.agreement.sentences import seen_by
from beforehand.agreement.vocabulary import VOCABULARY, Word


def facts(beat: Beat, names: Names | None = None) -> list[tuple[str, str]]:
    """Label and value of each fact, in reading order; what there is nothing to say of is left out.

    Layer, time and masking are always there, since "no touch", "40 s" and "none" answer what everybody asks
    first. With ``names``, in whose order they then stand, garments say whose they are.
    """
    said = [
        ("Layer", layer(beat)),
        ("Pressure", _pressure(beat)),
        ("Time", f"{beat.seconds} s"),
        ("Times", times(beat.repeats) if beat.repeats > 1 else ""),
        ("Seen", _seen_where(beat)),
        ("Masking", beat.masking or "None"),
        ("Garments", _garments(beat, names)),
        ("Between", "; ".join(beat.barriers)),
        ("Anchors", "; ".join(beat.anchors)),
        ("Stop cue", beat.stop_cue),
        ("Set", VOCABULARY.closed_set[beat.closed_set].label),
        ("Manner", VOCABULARY.manners[beat.manner].label if beat.manner != "set" else ""),
    ]
    return [(label, value) for label, value in said if value]


def _garments(beat: Beat, names: Names | None) -> str:
    if names is None:
        return "; ".join(text for _, text in beat.dress)
    worn = dict(beat.dress)
    return "; ".join(f"{name.short}: {worn[who]}" for who, name in names.items() if who in worn)


def layer(beat: Beat) -> str:
    """What lies between, in every touch: "Over cloth", "Skin; over cloth", or "No touch"."""
    found = {key for box in boxes(beat) if isinstance(box, Contact) for key in box.layers}
    return _in_order(VOCABULARY.layers.values(), found) or "No touch"


def _seen_where(beat: Beat) -> str:
    """To whom anything is shown, in every action: "Floor; picture"."""
    found = {key for box in boxes(beat) if isinstance(box, Exposure) for key in box.audiences}
    return _in_order(VOCABULARY.audiences.values(), found)


def _pressure(beat: Beat) -> str:
    found = {key for box in boxes(beat) if isinstance(box, Contact) for key in box.pressures}
    return "" if found == {"surface"} else _in_order(VOCABULARY.pressures.values(), found)


def _in_order(words: Iterable[Word], found: set[str]) -> str:
    first, *more = [word.label for word in words if word.key in found] or [""]
    return "; ".join([first, *(label.lower() for label in more)])


def times(repeats: int) -> str:
    """How often at most: "once", "twice", "up to 3 times"."""
    return {1: "once", 2: "twice"}.get(repeats, f"up to {repeats} times")


def expansion_lines(beat: Beat, names: Names) -> list[str]:
    """What the beat expands to, one line for each box, in the order of its actions.

    Raises:
        Refusal: somebody in the beat has no name in ``names``.
    """
    return [box_line(box, names) for box in boxes(beat)]


def box_line(box: Box, names: Names) -> str:
    """A box in one line; one of a rider or a ceiling may list several people, verbs and so on."""
    said = _seen(box, names) if isinstance(box, Exposure) else _contact(box, names)
    return f"{said[:1].upper()}{said[1:]}, up to {box.seconds} s, {times(box.repeats)}"


def _contact(box: Contact, names: Names) -> str:
    verbs = [verb for key, verb in VOCABULARY.verbs.items() if key in box.verbs]
    near = not any(verb.touches for verb in verbs)
    layers = [w.between if near else w.phrase for key, w in VOCABULARY.layers.items() if key in box.layers]
    pressures = [w.phrase for key, w in VOCABULARY.pressures.items() if key in box.pressures]
    how = ["/".join(layers), *([] if near else ["/".join(pressures)])]
    what = f"{phrases.labels(box.parts)} to {phrases.labels(box.leaves)}"
    return f"{_who(box, names, near=near)}: {what} ({', '.join(v.label for v in verbs)}), {', '.join(how)}"


def _who(box: Contact, names: Names, *, near: bool) -> str:
    agents = _called(box.agents, names)
    if box.agents == box.targets and len(box.agents) == 1:
        return f"{agents} touches {name_of(next(iter(box.agents)), names).itself}"
    verb = "near" if near else ("touch" if len(box.agents) > 1 else "touches")
    return f"{agents} {verb} {_called(box.targets, names)}{', not touching' if near else ''}"


def _seen(box: Exposure, names: Names) -> str:
    verb = "are" if len(box.people) > 1 else "is"
    states = [w.phrase for key, w in VOCABULARY.states.items() if key in box.states]
    what = f"{_called(box.people, names)} {verb} seen: {phrases.labels(box.leaves)}"
    return f"{what}, {'/'.join(states)}, {seen_by(sorted(box.audiences))}"


def _called(people: Iterable[str], names: Names) -> str:
    return listing(sorted(name_of(who, names).short for who in people))


def shown(beat: Beat, names: Names) -> list[str]:
    """What is seen of whom, one line for each thing shown, garments that come off included."""
    seen = [a for a in beat.actions if isinstance(a, Show | Undress)]
    return [
        f"{name_of(a.person, names).short}: {phrases.labels(a.leaves)}, "
        f"{VOCABULARY.states[a.state].phrase}, {seen_by(a.audiences)}"
        for a in seen
    ]
