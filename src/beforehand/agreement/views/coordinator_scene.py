"""The coordinator's page of a scene: all that :func:`coordinator_view` tells, and what is written down beside it."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from beforehand.agreement.plan_versions import changed_in, differs
from beforehand.agreement.publishing import publishable, publishable_part
from beforehand.agreement.record import Proposal, SceneRecord
from beforehand.agreement.standing import Standing
from beforehand.agreement.views.coordinator import coordinator_view
from beforehand.agreement.written import Version, Written


def coordinator_scene(
    record: SceneRecord, written: Written, standing: Standing, now: datetime
) -> dict[str, Any]:
    """The scene as the coordinator has it.

    Args:
        record: the scene, whole.
        written: its words.
        standing: of this record.
        now: server time.

    Returns:
        :func:`coordinator_view`, with ``script``, ``intent``, ``asked`` (open requests), ``versions``, the
        candidates ``changed`` in the plan in force, and each proposal's names and what of it may be published now.
    """
    view = coordinator_view(record, standing, now)
    versions = list(written.versions)
    new = changed_in(versions[0], versions[1] if versions[1:] else None) if versions else frozenset()
    return {
        **view,
        "script": {"page": written.page, "draft": written.draft, "lines": list(written.lines)},
        "intent": _intent(written),
        "pack": written.pack,
        "asked": written.asked,
        "versions": _versions(record, versions),
        "changed": sorted(new),
        "proposals": [
            {**told, **_proposal(record, written, record.proposals[told["id"]])} for told in view["proposals"]
        ],
    }


def _intent(written: Written) -> dict[str, Any] | None:
    if not written.intent:
        return None
    by = written.names.get(written.intent_by, "")
    return {"text": written.intent, "by": by, "at": written.intent_at}


def _versions(record: SceneRecord, versions: list[Version]) -> list[dict[str, Any]]:
    """The latest first; each told against the one before it."""
    told = pairwise([*versions, None])
    return [
        {
            "number": version.number,
            "at": version.at,
            "in_force": place == 0,
            "diff": differs(version, before, record.candidates),
        }
        for place, (version, before) in enumerate(told)
        if version is not None
    ]


def _proposal(record: SceneRecord, written: Written, proposal: Proposal) -> dict[str, Any]:
    """Names for who asked and who approved, what stands against publishing it, and the part that may be."""
    against = publishable(record, proposal.id, proposal.beats)
    return {
        "by_name": written.names.get(proposal.by, ""),
        "approved_name": written.names.get(proposal.approved_by or "", ""),
        "approver_performs": proposal.approved_by in record.performers,
        "against": list(dict.fromkeys(finding.missing for finding in against)),
        "part": list(publishable_part(record, proposal.id)),
    }
