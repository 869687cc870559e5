"""What was found in one or two sentences, for the top of a page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath

from beforehand.footage.excerpt import Excerpt
from beforehand.footage.pieces import Dissolve, Freeze, Insert, Match, SameScene
from beforehand.footage.rates import spoken


def sentence(found: Excerpt) -> str:
    """Say what the clip shows, in what order, what cuts leave out and what was put in."""
    matches = [p for p in found.pieces if isinstance(p, Match)]
    if not matches:
        return " ".join([_nothing(found), *_searched(found)])
    said = [f"The clip shows {_many(len(matches), 'stretch', 'stretches')} of {_sources(found, matches)}"]
    said[0] += _order(matches)
    skipped = sum(gap.frames[1] - gap.frames[0] for gap in found.left_out)
    if found.left_out:
        rate = found.raws[found.left_out[0].raw].rate
        verb = "leaves" if len(found.left_out) == 1 else "leave"
        said.append(
            f"with {_many(len(found.left_out), 'cut', 'cuts')} that {verb} out {spoken(skipped, rate)}"
        )
    said += _put_in(found)
    told = [_sentence(said)]
    told += _changed(matches)
    told += _open(found)
    told += _searched(found)
    return " ".join(told)


def name(path: str) -> str:
    """How a file is called in a sentence: its name without folder and ending."""
    return PurePath(path).stem


def _nothing(found: Excerpt) -> str:
    if any(isinstance(p, SameScene) for p in found.pieces):
        return (
            "The clip shows the scene of this footage, but no frame of it "
            "could be shown to be from the takes given."
        )
    return "No frame of the clip was found in this footage."


def _searched(found: Excerpt) -> list[str]:
    """How much of a library was searched, where that was not all of it."""
    told = found.searched
    if told is None or (told.files == told.of and not told.apart):
        return []
    said = [
        f"Of {_many(told.of, 'file', 'files')} in the library {told.files} were searched; nothing else is alike."
    ]
    if told.apart:
        said.append(
            f"{_many(told.apart, 'file', 'files')} in which something was found could not be held against "
            "the others: name them to search them."
        )
    return said


def _sources(found: Excerpt, matches: list[Match]) -> str:
    names = list(dict.fromkeys(name(found.raws[p.raw].path) for p in matches))
    if len(names) > 4:
        return f"{len(names)} files"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _order(matches: list[Match]) -> str:
    if len(matches) == 1:
        return ""
    back = sum(
        1
        for one, two in pairwise(matches)
        if one.raw == two.raw and min(two.raw_frames) < min(one.raw_frames)
    )
    if not back:
        return ", in order" if len({p.raw for p in matches}) == 1 else ""
    return f", going back to earlier frames {'once' if back == 1 else f'{back} times'}"


def _put_in(found: Excerpt) -> list[str]:
    """``after a 4 s title card`` for what leads, ``with 2 inserts`` for the rest."""
    inserts = [p for p in found.pieces if isinstance(p, Insert)]
    said = []
    if inserts and inserts[0] is found.pieces[0]:
        lead = inserts.pop(0)
        word = {"title": "title card", "black": "stretch of black", "picture": "picture from elsewhere"}[
            lead.looks
        ]
        said.append(f"after a {word} of {spoken(lead.last - lead.first, found.clip.rate)}")
    if inserts:
        frames = sum(p.last - p.first for p in inserts)
        said.append(
            f"with {_many(len(inserts), 'insert', 'inserts')} of {spoken(frames, found.clip.rate)} together"
        )
    return said


def _changed(matches: list[Match]) -> list[str]:
    said = []
    if odd := [p for p in matches if p.speed != 1]:
        said.append(f"{_some(len(odd), len(matches))} at another speed.")
    if mirrored := [p for p in matches if p.mirrored]:
        said.append(f"{_some(len(mirrored), len(matches))} mirrored.")
    if replaced := [p for p in matches if p.heard.state in ("other", "shifted", "silent")]:
        kinds = {
            "other": "other sound",
            "shifted": "its sound moved against the picture",
            "silent": "its sound taken away",
        }
        words = " or ".join(
            kinds[k] for k in ("other", "shifted", "silent") if any(p.heard.state == k for p in replaced)
        )
        said.append(f"{_some(len(replaced), len(matches), has=True)} {words}.")
    return said


def _open(found: Excerpt) -> list[str]:
    said = []
    freezes = sum(isinstance(p, Freeze) for p in found.pieces)
    dissolves = sum(isinstance(p, Dissolve) for p in found.pieces)
    if freezes or dissolves:
        parts = [_many(freezes, "freeze frame", "freeze frames")] if freezes else []
        parts += [_many(dissolves, "dissolve", "dissolves")] if dissolves else []
        said.append(f"There {'is' if freezes + dissolves == 1 else 'are'} {' and '.join(parts)}.")
    scenes = [p for p in found.pieces if isinstance(p, SameScene)]
    if scenes:
        frames = sum(p.last - p.first for p in scenes)
        said.append(
            f"For {spoken(frames, found.clip.rate)} it shows the same scene, "
            "but no take that was given could be shown to hold them."
        )
    return said


def _sentence(parts: list[str]) -> str:
    return ", ".join(parts) + "."


def _some(count: int, of: int, has: bool = False) -> str:
    verb = ("has" if count == 1 else "have") if has else ("is" if count == 1 else "are")
    if count == of:
        return f"{'It' if of == 1 else 'All of them'} {verb}"
    return f"{count} of them {verb}"


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
