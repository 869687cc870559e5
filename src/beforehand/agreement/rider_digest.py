"""What a signer signs, as a digest."""

from __future__ import annotations

from beforehand.agreement.boxes_data import box_data
from beforehand.agreement.canonical import digest_of
from beforehand.agreement.riders import Rider


def rider_digest(scene: str, rider: Rider) -> str:
    """SHA-256, lowercase hex, of all that the signer reads; delivery, signature and strikes are no part of it.

    The texts in all languages that it is drawn up in are part of it, by their digests, and which of them holds. A
    rider of before there were any has none, and the digest that it always had.
    """
    in_words = {"governs": rider.governs, "texts": dict(rider.texts)} if rider.texts else {}
    return digest_of(
        {
            "kind": "rider",
            "scene": scene,
            "person": rider.person,
            "number": rider.number,
            "source": rider.source,
            "source_digest": rider.source_digest,
            "doubling": rider.doubling,
            "named_doubles": sorted(rider.named_doubles),
            "notice_hours": rider.notice_hours,
            "alteration": rider.alteration,
            "present": rider.present,
            "clauses": [
                {"id": c.id, "number": c.number, "kind": c.kind, "box": box_data(c.box), "text": c.text}
                for c in rider.clauses
            ],
            **in_words,
        }
    )
