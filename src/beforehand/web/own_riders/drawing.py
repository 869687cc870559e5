"""The performer's own riders as the template shows them: what can be done with each, as far as it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from beforehand.studio.contracts import Contract, ContractClause
from beforehand.studio.representing import Grant
from beforehand.web.look.times import day_clock
from beforehand.web.rider_sheet import rider_sheet, state, title


def riders(told: Iterable[Contract], url: str, now: datetime) -> list[dict[str, Any]]:
    """Each rider that was delivered; its clauses are there once it is opened."""
    return [_rider(one, url, now) for one in told]


def _rider(told: Contract, url: str, now: datetime) -> dict[str, Any]:
    def strike(clause: ContractClause) -> Mapping[str, Any]:
        hidden = {"act": "strike", "rider": told.rider, "clause": clause.id}
        return {"url": url, "label": f"Strike {clause.number}", "hidden": hidden}

    key, word = state(told)
    opened = told.opened_at is not None or told.signed_at is not None
    return {
        "id": told.rider,
        "title": title(told, you=True),
        "state": key,
        "word": word,
        "elsewhere": told.source == "elsewhere",
        "sheet": rider_sheet(told, now, you=True, strike=strike) if opened else None,
        "open": None if opened else _post(url, "open", "Open it", told),
        **(_acts(told, url) if opened else {}),
    }


def _acts(told: Contract, url: str) -> dict[str, Any]:
    """Sign or talk before it is signed; undo until production has it; after that, strikes alone."""
    elsewhere = told.source == "elsewhere"
    unsigned = told.signed_at is None
    sign = _post(url, "sign", "Confirm these clauses" if elsewhere else "Sign", told, digest=told.digest)
    return {
        "sign": None if told.signed_by("performer") else sign,
        "talk": _post(url, "talk", "Talk it over first", told) if unsigned else None,
        "undo": None if unsigned or told.told_at else _post(url, "undo", "Take the signature back", told),
        "with_production": bool(told.told_at),
    }


def grants(
    granted: Iterable[Grant], names: Mapping[str, str], told: Iterable[Contract], url: str
) -> list[Any]:
    """What was granted, to whom, since when, with a button that ends it."""
    titles = {one.rider: title(one) for one in told}
    return [
        {
            "name": names.get(grant.to, ""),
            "what": titles.get(grant.rider, "All riders of this scene"),
            "signs": grant.signs,
            "since": day_clock(grant.since),
            "end": {"url": url, "label": "End it", "hidden": {"act": "end_grant", "grant": grant.id}},
        }
        for grant in granted
    ]


def _post(url: str, act: str, label: str, told: Contract, **more: str) -> dict[str, Any]:
    return {"url": url, "label": label, "hidden": {"act": act, "rider": told.rider, **more}}
