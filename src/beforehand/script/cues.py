"""Character cues: which lines name a speaker, and whom."""

from __future__ import annotations

from beforehand.script.screenplay import Element, Kind, Lines, plain


def is_cue(stripped: str) -> bool:
    """Whether a line without outer blanks may be a cue: a name in capitals; what is in brackets may be small.

    Signs without case (digits, Chinese) do not make a name in capitals; such names are cued by ``@``.
    """
    name = stripped.partition("(")[0]
    return name.isupper() or name.replace("ß", "S").isupper()


def read_cue(text: str, lines: Lines, *, forced: bool = False) -> Element:
    """The cue in ``text``, whose forcing mark was taken off; a caret at its end means dual dialogue."""
    dual = text.endswith("^")
    words = text.rstrip("^ \t") if dual else text
    name, _, extension = words.partition("(")
    return Element(
        Kind.CUE,
        words,
        lines,
        plain(name).strip() or words.strip(),
        extension.rstrip(" *_").removesuffix(")").strip(),
        dual="right" if dual else "",
        forced=forced,
    )
