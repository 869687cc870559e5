"""The performer's own riders as the template shows them: what can be done with each, as far as it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from beforehand.agreement.locales.catalogue import Locale, locale_of
from beforehand.studio.contracts import Contract, ContractClause
from beforehand.studio.representing import Grant
from beforehand.web.rider_notice import day_clock_in
from beforehand.web.rider_sheet import read_in, rider_sheet, state, title


def riders(told: Iterable[Contract], url: str, now: datetime, reads: str) -> list[dict[str, Any]]:
    """Each rider that was delivered, in the language it is read in; its clauses are there once it is opened."""
    return [_rider(one, url, now, reads) for one in told]


def _rider(told: Contract, url: str, now: datetime, reads: str) -> dict[str, Any]:
    locale = locale_of(read_in(told, reads))

    def strike(clause: ContractClause) -> Mapping[str, Any]:
        hidden = {"act": "strike", "rider": told.rider, "clause": clause.id}
        return {"url": url, "label": locale.say("page.strike", number=clause.number), "hidden": hidden}

    key, word = state(told, locale)
    opened = told.opened_at is not None or told.signed_at is not None
    return {
        "id": told.rider,
        "lang": locale.tag,
        "page": locale.table("page"),
        "title": title(told, you=True, locale=locale),
        "state": key,
        "word": word,
        "elsewhere": told.source == "elsewhere",
        "sheet": rider_sheet(told, now, reads=reads, url=url, strike=strike) if opened else None,
        "open": None if opened else _post(url, "open", locale.say("page.open"), told),
        **(_acts(told, url, locale) if opened else {}),
    }


def _acts(told: Contract, url: str, locale: Locale) -> dict[str, Any]:
    """Sign before it is signed, talk unless it was said; undo until production has it; after that, strikes alone."""
    elsewhere = told.source == "elsewhere"
    unsigned = told.signed_at is None
    label = locale.say("page.confirm" if elsewhere else "page.sign")
    sign = _post(url, "sign", label, told, digest=told.digest, language=locale.tag)
    return {
        "sign": None if told.signed_by("performer") else sign,
        "talk": _post(url, "talk", locale.say("page.talk"), told) if unsigned and not told.talk_at else None,
        "undo": None if unsigned or told.told_at else _post(url, "undo", locale.say("page.undo"), told),
        "with_production": bool(told.told_at),
    }


def grants(
    granted: Iterable[Grant], names: Mapping[str, str], told: Iterable[Contract], url: str, locale: Locale
) -> list[Any]:
    """What was granted, to whom, since when, with a button that ends it."""
    titles = {one.rider: title(one, locale=locale) for one in told}
    return [
        {
            "name": names.get(grant.to, ""),
            "what": titles.get(grant.rider, locale.say("page.all_of_scene")),
            "since": locale.say(
                "page.since_and_signs" if grant.signs else "page.since", at=day_clock_in(grant.since, locale)
            ),
            "end": {
                "url": url,
                "label": locale.say("page.end_it"),
                "hidden": {"act": "end_grant", "grant": grant.id},
            },
        }
        for grant in granted
    ]


def _post(url: str, act: str, label: str, told: Contract, **more: str) -> dict[str, Any]:
    return {"url": url, "label": label, "hidden": {"act": act, "rider": told.rider, **more}}
