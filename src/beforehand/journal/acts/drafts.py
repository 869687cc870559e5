"""A draft of the script, read; what people marked in it; which of the record's scenes its scenes are."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("read_draft", direction="neutral")
class ReadDraft(Body):
    """A draft of the script as it was read, with what was found in it then.

    ``digest`` is the SHA-256 (lowercase hex) of the file, of ``size`` bytes; the file itself is not kept.
    ``number`` counts the production's drafts from 1. ``packed`` is
    :func:`beforehand.script.drafts.kept.pack` of everything else: scenes line by line, passages, what was carried
    over from the draft before.
    """

    draft: str
    number: int
    title: str
    label: str
    format: str
    pages: int
    size: int
    digest: str
    packed: str


@act("put_draft_aside", direction="neutral")
class PutDraftAside(Body):
    """A draft is not the script (the wrong file was sent), or is so after all: no later draft stands against it."""

    draft: str
    aside: bool


@act("mark_passage", direction="neutral")
class MarkPassage(Body):
    """A passage is kept (performers must be asked about it), dismissed, or open again."""

    passage: str
    mark: str


@act("add_passage", direction="neutral")
class AddPassage(Body):
    """A passage that a person saw: lines of the draft's scene ``index``, 1-based closed. It is kept at once."""

    draft: str
    passage: str
    index: int
    first_line: int
    last_line: int
    text: str
    categories: tuple[str, ...]
    who: tuple[str, ...]


@act("mark_scene_read", direction="neutral")
class MarkSceneRead(Body):
    """A scene of a draft was read by a person, or is to be read again."""

    draft: str
    index: int
    read: bool


@act("tie_scene", direction="neutral")
class TieScene(Body):
    """A scene of a draft is this scene of the record (``to``)."""

    draft: str
    index: int
    to: str


@act("confirm_pair", direction="neutral")
class ConfirmPair(Body):
    """A person says what a scene of a new draft was in the draft before: ``old``, or -1 for none.

    ``to`` is the record's scene that comes over with it, or ""; ``marks`` are (passage, mark, the passage it was,
    what became of that) of what comes over.
    """

    draft: str
    index: int
    old: int
    to: str
    marks: tuple[tuple[str, str, str, str], ...]


@act("anchor_beats", direction="neutral")
class AnchorBeats(Body):
    """Beats stand at other lines of their scene: (candidate, first line, last line), 0 and 0 for nowhere.

    Where a beat stands in the script is no part of what is agreed to (DESIGN rule 4).
    """

    anchors: tuple[tuple[str, int, int], ...]
