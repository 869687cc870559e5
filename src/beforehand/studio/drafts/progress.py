"""How far the newest draft of the script is read, for the coordinator's first page."""

from __future__ import annotations

from attrs import frozen

from beforehand.store.draft_reading import drafts_of, heads_of


@frozen
class ReadSoFar:
    """How far the newest draft is.

    Attributes:
        draft: its id.
        name: its colour and date, else its number.
        read: the record's scenes whose scene in this draft a person has read.
        unread: how many of the draft's scenes nobody has read yet, omitted ones left out.
        doubtful: how many wait for a person to say which scene of the draft before they were.
    """

    draft: str
    name: str
    read: frozenset[str]
    unread: int
    doubtful: int


def read_so_far(production: str) -> ReadSoFar | None:
    """The newest draft's state; None where no draft was read. Two queries."""
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
    )
