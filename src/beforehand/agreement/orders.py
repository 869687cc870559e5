"""The order of a scene's beats: a content of its own, with a digest of its own (DESIGN rule 4)."""

from __future__ import annotations

from beforehand.agreement.canonical import digest_of


def order_digest(scene: str, digests_in_order: tuple[str, ...]) -> str:
    """SHA-256, lowercase hex, of a scene's id and its beats' digests in order.

    Another order, another beat or the same beat once more is another digest; it is never that of a beat.
    """
    return digest_of({"kind": "order", "scene": scene, "beats": list(digests_in_order)})
