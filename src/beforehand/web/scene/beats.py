"""Beats and candidates of the coordinator's view in the shapes that the template's parts ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from beforehand.web.beat_facts import facts_of
from beforehand.web.look.times import joined

View = Mapping[str, Any]

PAST: Final = {
    "fence": ("fence", "Past a fence"),
    "gate": ("gate", "Gate not met"),
    "not said": ("unsaid", "Not said: no"),
}
"""How a crossing is marked beside the answer of the performer whose boundary it is."""


def plan_rows(view: View) -> list[dict[str, Any]]:
    """The beats of the plan in force, each with a column for every performer."""
    by_id = {candidate["id"]: candidate for candidate in view["candidates"]}
    return [
        {
            **_row(by_id[beat], view),
            "number": number,
            "anchor": f"beat-{number}",
            "changed": f"changed in v{view['plan']['version']}" if beat in view["changed"] else "",
            "limits": _limits(by_id[beat]),
        }
        for number, beat in enumerate(view["plan"]["beats"], start=1)
    ]


def candidate_rows(view: View, url: str) -> list[dict[str, Any]]:
    """The candidates that are not in the plan, lettered in the order in which they were written."""
    others = [candidate for candidate in view["candidates"] if not candidate["in_plan"]]
    return [
        {
            **_row(candidate, view),
            "anchor": f"candidate-{candidate['id']}",
            "letter": letter_of(place),
            "where": _where(candidate, view),
            "limits": _limits(candidate),
            "time": dict(candidate["facts"]).get("Time", ""),
            "expands": candidate["expands"],
            "puts": puts(candidate, url),
            "later": _later(candidate),
        }
        for place, candidate in enumerate(others)
    ]


def _where(candidate: View, view: View) -> str:
    """Whether it is in the palette; nothing before there is one."""
    if view["palette"] is None:
        return ""
    return "In the palette" if candidate["in_palette"] else "Not in it"


def letter_of(place: int) -> str:
    """The letter of a place, 0-based: a, b, … z, aa, ab."""
    rest, last = divmod(place, 26)
    return (letter_of(rest - 1) if rest else "") + chr(ord("a") + last)


def puts(candidate: View, url: str) -> list[dict[str, Any]]:
    """One button for all who may be asked now and were not; if that is more than one, each alone too."""
    free = [p for p in candidate["people"] if not p["put"] and not p["may_put"]]
    groups = ([free] if free else []) + ([[p] for p in free] if free[1:] else [])
    return [
        {
            "url": url,
            "label": f"Put to {joined(p['name'] for p in group)}{' only' if free[1:] and not group[1:] else ''}",
            "hidden": {
                "act": "put",
                "candidate": candidate["id"],
                "to": ",".join(p["person"] for p in group),
            },
        }
        for group in groups
    ]


def _later(candidate: View) -> str:
    """Who is asked when everybody else has agreed (rule 7)."""
    names = [p["name"] for p in candidate["people"] if not p["put"] and p["may_put"] == "asked_last"]
    verb = "are" if names[1:] else "is"
    return f"{joined(names)} {verb} asked when everybody else in it has agreed." if names else ""


def _row(candidate: View, view: View) -> dict[str, Any]:
    return {
        "text": candidate["text"],
        "facts": facts_of(candidate["facts"], candidate["lines"], f"#line-{candidate['lines'][0]}"),
        "placeholder": candidate["placeholder"],
        "answers": [_answer(candidate, p) for p in view["performers"]],
    }


def _answer(candidate: View, performer: View) -> dict[str, Any]:
    """One column: the answer and what of the performer's own limits it is past; empty where they are not in it."""
    told = next((p for p in candidate["people"] if p["person"] == performer["id"]), None)
    if told is None:
        return {"name": performer["short"], "absent": True}
    word = "" if told["put"] or told["answer"] != "no answer" else "Not asked"
    marks = [{"state": PAST[kind][0], "word": PAST[kind][1]} for kind in told["past"]]
    return {"name": performer["short"], "value": told["answer"], "word": word, "marks": marks}


def _limits(candidate: View) -> list[str]:
    """Each crossing as a sentence with whose it is."""
    return [f"{p['name']}: {words}" for p in candidate["people"] for words in p["crosses"]]


def numbers(beats: Sequence[str], plan: Sequence[str]) -> str:
    """Numbers of these beats in the plan as words: "beat 1", "beats 1 and 3", "beats 1–3 and 5"."""
    places = sorted(plan.index(beat) + 1 for beat in beats if beat in plan)
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    said = [f"{run[0]}–{run[-1]}" if len(run) > 2 else " and ".join(map(str, run)) for run in runs]
    return f"{'beat' if len(places) == 1 else 'beats'} {joined_runs(said)}"


def joined_runs(said: Sequence[str]) -> str:
    """Runs as a list: "1–3 and 5"; "1, 2 and 5" where a run of two stands before others."""
    return joined([word for run in said for word in run.split(" and ")])
