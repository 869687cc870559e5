"""A rider as every reader is shown it (``parts/rider_sheet.html``): its words, in the language they read in.

All that was put before the signer comes from the text that is kept with the rider; what has happened since, and the
buttons round it, from the language's own words of today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from beforehand.agreement.locales.catalogue import ENGLISH, LOCALES, ORIGINAL, Locale, locale_of
from beforehand.agreement.locales.filling import filled
from beforehand.agreement.locales.joining import both, capital
from beforehand.studio.contracts import Contract, ContractClause
from beforehand.web.rider_notice import day_clock_in, notice_said

TERMS = ("end", "hold", "wider", "language")

Strike = Callable[[ContractClause], Mapping[str, Any] | None]


def rider_sheet(
    told: Contract, now: datetime, *, reads: str = ORIGINAL, url: str = "", strike: Strike | None = None
) -> dict[str, Any]:
    """The context ``rider`` of the part.

    Args:
        told: the rider, as its reader may read it.
        now: server time, for the notice.
        reads: tag of the language that its reader reads in.
        url: where another language is asked for; "" where it cannot be.
        strike: the form that strikes a clause, or None where there is none.
    """
    tag = read_in(told, reads)
    sheet = _sheet(told, now, tag, strike)
    english = _sheet(told, now, ORIGINAL, None) if tag != ORIGINAL else None
    return {
        **sheet,
        "missing": _missing(told, reads),
        "languages": _languages(told, tag, url),
        "original": english,
        "original_label": locale_of(tag).say("page.original", locale=ENGLISH.name),
    }


def read_in(told: Contract, reads: str) -> str:
    """The tag of the language in which a rider is shown: the reader's own where it was drawn up in it."""
    return reads if reads in told.texts else ORIGINAL


def title(told: Contract, *, you: bool = False, locale: Locale = ENGLISH) -> str:
    """What it is called: "Your rider", "Rider", "Amendment 2"."""
    key = ("your_" if you else "") + ("amendment" if told.number > 1 else "rider")
    return locale.say(f"page.{key}", number=told.number)


def state(told: Contract, locale: Locale = ENGLISH) -> tuple[str, str]:
    """How far it has come, as a state and words: sent, opened, talked about, signed, with production."""
    ways = (
        ("signed", "with_production", told.told_at),
        ("signed", "signed", told.signed_at),
        ("talk", "talk", told.talk_at),
        ("unsigned", "opened", told.opened_at),
        ("unsigned", "sent", told.delivered_at),
    )
    for word, key, at in ways:
        if at:
            return word, locale.say(f"page.state_{key}", at=day_clock_in(at, locale))
    return "unsigned", locale.say("page.state_not_sent")


def _sheet(told: Contract, now: datetime, tag: str, strike: Strike | None) -> dict[str, Any]:
    text, locale = told.texts[tag], locale_of(tag)
    said = text["said"]
    return {
        "id": told.rider,
        "lang": tag,
        "page": locale.table("page"),
        "said": dict(said),
        "notice": notice_said(told.notice_hours, told.runs_out, told.call, now, locale),
        "facts": _facts(told, now, text, locale),
        "clauses": [_clause(clause, text, locale, strike) for clause in told.clauses],
        "terms": [{"head": said[f"{key}_head"], "words": said[key]} for key in TERMS if said[key]],
        "signatures": [_signature(s.name, s.part, s.at, text, locale) for s in told.signatures],
        "digest": told.digest,
        "elsewhere": told.source == "elsewhere",
        "pdf": f"/scenes/{told.scene}/paper/rider/{told.rider}/?in={tag}",
    }


def _facts(told: Contract, now: datetime, text: Mapping[str, Any], locale: Locale) -> list[dict[str, str]]:
    said = text["said"]
    delivered = day_clock_in(told.delivered_at, locale) if told.delivered_at else ""
    elsewhere = filled(text["later"]["signed_elsewhere"], digest=told.source_digest)
    facts = [
        ("sent", delivered),
        ("notice", notice_said(told.notice_hours, told.runs_out, told.call, now, locale)),
        ("present", said["present"]),
        ("doubling", said["doubling"]),
        ("digital", said["alteration"]),
        ("trailers", _used(told, "trailer", text, locale)),
        ("stills", _used(told, "still", text, locale)),
        ("document", elsewhere if told.source_digest else ""),
    ]
    return [{"label": locale.words[f"page.{key}"], "value": value} for key, value in facts if value]


def _used(told: Contract, audience: str, text: Mapping[str, Any], locale: Locale) -> str:
    """Which clauses permit this use; what none permits is not permitted."""
    numbers = [str(c.number) for c in told.clauses if audience in c.used_in and not c.struck]
    if not numbers:
        return locale.words["page.no_clause"]
    key = "clause" if len(numbers) == 1 else "clauses"
    listed = filled(text["later"][key], list=both(numbers, locale))
    return locale.say("page.some_clauses", Clauses=capital(listed))


def _clause(
    clause: ContractClause, text: Mapping[str, Any], locale: Locale, strike: Strike | None
) -> dict[str, Any]:
    worded = next(c for c in text["clauses"] if c["number"] == clause.number)
    at = day_clock_in(clause.struck_at, locale) if clause.struck_at else ""
    translated = locale.tag != ORIGINAL
    return {
        "number": clause.number,
        "kind": text["said"]["permits" if clause.kind == "permit" else "off"],
        "text": worded["text"],
        "as_written": text["said"]["as_written"] if worded["written"] and translated else "",
        "covers": worded["covers"],
        "covers_label": locale.say("page.covers", number=clause.number),
        "struck": locale.say("page.struck_at", at=at) if at else "",
        "strike": strike(clause) if strike and not clause.struck and clause.kind == "permit" else None,
    }


def _signature(name: str, part: str, at: datetime, text: Mapping[str, Any], locale: Locale) -> dict[str, str]:
    later = text["later"]
    signer = filled(later["signer"], name=name, part=later[f"part_{part}"])
    return {"who": signer, "at": day_clock_in(at, locale)}


def _languages(told: Contract, tag: str, url: str) -> list[dict[str, Any]]:
    """The languages it can be read in, each by its own name, with the form that asks for it."""
    if not url or len(told.texts) < 2:
        return []
    return [
        {
            "tag": one,
            "name": told.texts[one]["name"],
            "current": one == tag,
            "post": {
                "url": url,
                "label": told.texts[one]["name"],
                "hidden": {"act": "read_in", "locale": one},
            },
        }
        for one in told.texts
    ]


def _missing(told: Contract, reads: str) -> str:
    """Said to whoever reads in a language that it was not drawn up in, in that language."""
    if reads in told.texts or reads not in LOCALES:
        return ""
    locale = LOCALES[reads]
    names = [text["name"] for text in told.texts.values()]
    return locale.say("page.only_in", locales=both(names, locale))
