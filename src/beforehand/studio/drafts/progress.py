"""How far the newest draft of the script is read, for the coordinator's first page."""

from __future__ import annotations

from attrs import frozen

from beforehand.store.draft_reading import by_scene, drafts_of, heads_of, passages_of
from beforehand.store.rows import Row


@frozen
class ReadSoFar:
    """How far the newest draft is.

    Attributes:
        draft: its id.
        name: its colour and date, else its number.
        read: the record's scenes whose scene in this draft a person has read.
        unread: how many of the draft's scenes nobody has read yet, omitted ones left out.
        doubtful: how many wait for a person to say which scene of the draft before they were.
        unopened: (index, number) of its scenes with a kept passage that are no scene of the record yet.
    """

    draft: str
    name: str
    read: frozenset[str]
    unread: int
    doubtful: int
    unopened: tuple[tuple[int, str], ...]


def read_so_far(production: str) -> ReadSoFar | None:
    """The newest draft's state; None where no draft was read. Two queries, or three."""
    drafts = drafts_of(production)
    if not drafts:
        return None
    newest = drafts[0]
    heads = [head for head in heads_of(newest.id) if not head.data["omitted"]]
    return ReadSoFar(
        draft=newest.id,
        name=newest.data["label"] or f"Draft {newest.number}",
        read=frozenset(head.scene for head in heads if head.scene and head.data["read"]),
        unread=sum(not head.data["read"] for head in heads),
        doubtful=sum(head.data["match"] == "doubtful" for head in heads),
        unopened=_unopened(newest.id, [head for head in heads if head.number and not head.scene]),
    )


def _unopened(draft: str, heads: list[Row]) -> tuple[tuple[int, str], ...]:
    """Those of the scenes in which something is kept; a text before the first heading is none."""
    told = by_scene(passages_of(draft)) if heads else {}
    kept = [head for head in heads if any(p.data["mark"] == "kept" for p in told.get(head.number, ()))]
    return tuple((head.number, head.data["number"] or f"({head.number})") for head in kept)
