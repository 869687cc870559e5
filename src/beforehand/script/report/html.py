"""The breakdown as one page that needs nothing else: the script to read, the passages in its margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from beforehand.script.breakdown.values import Breakdown, Passage, SceneFound
from beforehand.script.report.measured import sentence
from beforehand.script.screenplay import Element, Kind, plain

_SHOWN = {
    Kind.ACTION: "action",
    Kind.CUE: "cue",
    Kind.PARENTHETICAL: "parenthetical",
    Kind.DIALOGUE: "dialogue",
    Kind.LYRICS: "lyrics",
    Kind.TRANSITION: "transition",
    Kind.CENTERED: "centered",
}
_SCALE = {"low": "▪▫▫", "mid": "▪▪▫", "high": "▪▪▪"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def as_page(found: Breakdown) -> str:
    """One HTML page; every word of the script in it is escaped, and it loads nothing."""
    title = found.screenplay.title or "Untitled script"
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>Breakdown: {escape(title)}</title><style>{_file('page.css')}</style></head><body>",
        *_top(found, title),
        "<main>",
        *_lists(found),
        '<div class="script">',
        *_scenes(found.scenes),
        f"</div></main><script>{_file('page.js')}</script></body></html>\n",
    ]
    return "\n".join(parts)


def words_of(passage: Passage) -> str:
    """The categories as words."""
    return ", ".join(str(category).replace("_", " ") for category in passage.categories)


def _file(name: str) -> str:
    return resources.files("beforehand.script.report").joinpath(name).read_text("utf-8")


def _top(found: Breakdown, title: str) -> Iterator[str]:
    play = found.screenplay
    passages = sum(len(scene.passages) for scene in found.scenes)
    flagged = sum(bool(scene.passages) for scene in found.scenes)
    draft = f"{play.draft.colour} draft {play.draft.date}".strip() if play.draft else "draft not named"
    lines = f"{play.lines_accounted} of {play.lines} lines accounted for"
    facts = f"{found.pages} pages · {len(play.scenes)} scenes · {escape(draft)} · {lines}"
    yield f'<header class="top"><h1>{escape(title)}</h1><p class="facts">{facts}</p>'
    yield (
        f'<p class="note"><strong>{passages} passages in {flagged} scenes to ask about.</strong> '
        f"{escape(sentence())} The rest of the script is still to read.</p>"
    )
    for caution in play.warnings[:20]:
        yield f'<p class="note">{escape(caution.sentence)}</p>'
    yield "</header>"
    yield (
        '<div class="bar"><p id="where" role="status">The flagged passages, one by one</p>'
        '<span class="keys"><kbd>j</kbd> next <kbd>k</kbd> back</span>'
        '<button id="back" type="button">Back</button><button id="next" type="button">Next</button></div>'
    )


def _lists(found: Breakdown) -> Iterator[str]:
    flagged = [scene for scene in found.scenes if scene.passages]
    rest = [scene for scene in found.scenes if not scene.passages and not scene.scene.omitted]
    yield '<div class="lists"><section class="card"><h2>To ask about</h2><p>By scene, in order.</p><ol>'
    for scene in flagged:
        words = sorted({words_of(p) for p in scene.passages}, key=len)[-1]
        yield _row(scene, words)
    yield '</ol></section><section class="card"><h2>Still to read</h2>'
    yield f"<p>Nothing was flagged in these {len(rest)} scenes. That is not the same as nothing being there.</p><ol>"
    for scene in rest:
        yield _row(scene, "talk only" if scene.talk else f"page {scene.page}")
    yield "</ol></section></div>"


def _row(scene: SceneFound, told: str) -> str:
    number = escape(scene.scene.number or f"({scene.scene.index})")
    heading = escape(scene.scene.heading or "Before the first heading")
    return f'<li><span>{number}</span><a href="#s{scene.scene.index}">{heading}</a><small>{escape(told)}</small></li>'


def _scenes(scenes: Sequence[SceneFound]) -> Iterator[str]:
    count = 0
    for found in scenes:
        scene = found.scene
        number = escape(scene.number or "")
        heading = escape(scene.heading or "Before the first heading")
        yield f'<section class="scene" id="s{scene.index}"><h3><b>{number}</b>{heading}'
        yield f"<small>page {escape(found.page)}, {found.eighths}/8</small></h3>"
        waiting = list(found.passages)
        for element in scene.elements:
            while waiting and waiting[0].lines[0] <= element.lines[1]:
                count += 1
                yield _margin(waiting.pop(0), count)
            yield _element(element, found)
        yield "</section>"


def _element(element: Element, found: SceneFound) -> str:
    name = _SHOWN.get(element.kind)
    if name is None:
        return ""
    lines = []
    for n, line in enumerate(element.text.split("\n"), element.lines[0]):
        text = escape(plain(line).strip())
        if any(p.lines[0] <= n <= p.lines[1] for p in found.passages):
            text = f'<span class="hit">{text}</span>'
        elif any(p.lines[0] <= n <= p.lines[1] for p in found.talk):
            text = f'<span class="talk">{text}</span>'
        lines.append(text)
    return f'<p class="{name}">' + "\n".join(lines) + "</p>"


def _margin(passage: Passage, n: int) -> str:
    a, b = passage.lines
    lines = f"line {a}" if a == b else f"lines {a}–{b}"
    why = "<br>".join(dict.fromkeys(f"{escape(r.says)} <q>{escape(r.words)}</q>" for r in passage.why))
    severity = str(passage.severity)
    by = "" if passage.by == "rules" else f"<dt>By</dt><dd>{escape(passage.by)}</dd>"
    return (
        f'<aside id="p{n}" tabindex="-1"><h4><span>{words_of(passage)}</span>'
        f'<span><span class="scale" aria-hidden="true">{_SCALE[severity]}</span> {severity}, '
        f"{passage.certainty:.0%} sure</span></h4>"
        f"<dl><dt>Where</dt><dd>{lines}</dd><dt>Who</dt><dd>{escape(', '.join(passage.who)) or 'not told'}</dd>"
        f"<dt>Why</dt><dd>{why}</dd>{by}</dl></aside>"
    )
