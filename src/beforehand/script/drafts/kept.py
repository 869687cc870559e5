"""A draft as it is kept: its scenes line by line and its passages as they were found, as plain data and back.

What was found is kept with the text, so that rules that are changed later change no draft that was read before.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any, Final

from beforehand.script.breakdown.values import Category, Passage, Reason, SceneFound, Severity
from beforehand.script.screenplay import Element, Kind, Scene

CODES: Final = {
    Kind.HEADING: "h",
    Kind.ACTION: "a",
    Kind.CUE: "c",
    Kind.PARENTHETICAL: "p",
    Kind.DIALOGUE: "d",
    Kind.LYRICS: "l",
    Kind.TRANSITION: "t",
    Kind.CENTERED: "m",
    Kind.BLANK: ".",
}
KINDS: Final = {code: kind for kind, code in CODES.items()}


def pack(value: Mapping[str, Any]) -> str:
    """Plain JSON as one short ASCII text: an act holds a whole draft, and whoever passes by opens none of it."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return base64.b64encode(zlib.compress(said.encode(), 6)).decode("ascii")


def unpack(packed: str) -> dict[str, Any]:
    """What :func:`pack` was given."""
    value: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed)))
    return value


def head_data(found: SceneFound) -> dict[str, Any]:
    """What is said of a scene without its text."""
    scene = found.scene
    return {
        "number": scene.number or "",
        "heading": scene.heading,
        "int_ext": scene.int_ext,
        "place": scene.place,
        "time": scene.time,
        "omitted": scene.omitted,
        "page": found.page,
        "eighths": found.eighths,
        "characters": list(found.characters),
        "silent": list(found.silent),
        "lines": len(scene.elements),
    }


def text_data(scene: Scene) -> dict[str, str]:
    """The lines of a scene on its sheet: a letter a line for its kind, and the words."""
    kinds = "".join(CODES[e.kind] for e in scene.elements)
    return {"kinds": kinds, "text": "\n".join(e.text for e in scene.elements)}


def scene_from(index: int, head: Mapping[str, Any], text: Mapping[str, str]) -> Scene:
    """The scene on its sheet again."""
    words = text["text"].split("\n") if text["kinds"] else []
    number = head["number"] or None
    elements = tuple(
        Element(
            KINDS[code],
            said,
            (n, n),
            name=said if code == "c" else "",
            number=number if code == "h" else None,
        )
        for n, (code, said) in enumerate(zip(text["kinds"], words, strict=True), 1)
    )
    return Scene(
        index,
        number,
        head["heading"],
        head["int_ext"],
        head["place"],
        head["time"],
        (1, max(1, len(elements))),
        elements,
        tuple(head["characters"]),
        head["omitted"],
    )


def passage_data(passage: Passage) -> dict[str, Any]:
    """A passage with all that was said of it."""
    return {
        "categories": [str(c) for c in passage.categories],
        "lines": list(passage.lines),
        "text": passage.text,
        "who": list(passage.who),
        "severity": str(passage.severity),
        "certainty": round(passage.certainty * 100),
        "why": [[r.rule, r.words, r.says] for r in passage.why],
        "by": passage.by,
    }


def passage_from(data: Mapping[str, Any]) -> Passage:
    """The passage again; where a rule's own words stood is not kept, only that they stood in it."""
    first, last = data["lines"]
    return Passage(
        tuple(Category(c) for c in data["categories"]),
        (first, last),
        data["text"],
        tuple(data["who"]),
        Severity(data["severity"]),
        data["certainty"] / 100,
        tuple(Reason(rule, words, (first, last), says) for rule, words, says in data["why"]),
        data["by"],
    )


def found_from(
    index: int,
    head: Mapping[str, Any],
    text: Mapping[str, str],
    passages: tuple[Passage, ...],
) -> SceneFound:
    """The scene with what was found in it, talk left out."""
    return SceneFound(
        scene_from(index, head, text),
        head["page"],
        head["eighths"],
        tuple(head["characters"]),
        tuple(head["silent"]),
        passages,
        (),
    )
