"""The script's scenes, what the story needs, and beats put to performers."""

from __future__ import annotations

from beforehand.journal.act import Body, Data, act


@act("write_scene", direction="neutral")
class WriteScene(Body):
    """A scene as a draft has it; written again, it is the same scene in a later draft.

    ``lines`` is its text line by line; ``page`` as printed; ``draft`` e.g. "Blue, 14 Nov 2026".
    """

    number: str
    title: str
    heading: str
    page: str
    draft: str
    lines: tuple[str, ...]


@act("state_intent", direction="neutral")
class StateIntent(Body):
    """What the story needs, in the director's words."""

    text: str


@act("write_candidate", direction="neutral")
class WriteCandidate(Body):
    """A beat, written by the coordinator: ``beat`` as :func:`beforehand.agreement.beats.beat_data` makes it.

    ``digest`` is the beat's (answers belong to it); ``first_line`` and ``last_line`` anchor it in the
    scene's text, 1-based closed, or 0 and 0 for nowhere.
    """

    candidate: str
    beat: Data
    digest: str
    first_line: int
    last_line: int


@act("put_candidate", direction="neutral")
class PutCandidate(Body):
    """The candidate is put to these performers, who may answer from now on (again, after a withdrawal)."""

    candidate: str
    to: tuple[str, ...]


@act("put_order", direction="neutral")
class PutOrder(Body):
    """The order of a proposal's beats is put to one performer, with just the beats that involve them.

    ``digest`` is :func:`beforehand.agreement.orders.order_digest` of ``beats`` (digests of beats, in order).
    """

    proposal: str
    to: str
    digest: str
    beats: tuple[str, ...]
