"""The form of a rider as its template has it: a card for each clause on offer, then what holds for all."""

from __future__ import annotations

from typing import Any, Final

from beforehand.web.field_boxes import drawn_field
from beforehand.web.riders.forms import RecordForm

PARTS: Final = (
    ("Off limits", ("off_touched", "off_shown", "off_states")),
    ("Presence, doubling, digital work", ("present", "doubling", "named_doubles", "alteration")),
    ("Languages", ("locales", "governs")),
    ("Notice", ("notice_hours",)),
    ("Signed elsewhere", ("document", "source_digest")),
)


def drawn_form(form: RecordForm) -> dict[str, Any]:
    """The form for the template."""
    return {
        "offered": form.what.digest,
        "clauses": [_clause(n, form) for n in range(1, len(form.what.clauses) + 1)],
        "parts": [
            {"title": title, "fields": [drawn_field(form[name]) for name in names if name in form.fields]}
            for title, names in PARTS
        ],
        "errors": list(form.non_field_errors()) if form.is_bound else [],
    }


def _clause(n: int, form: RecordForm) -> dict[str, Any]:
    own = ("text", "seconds", "repeats", "seen")
    return {
        "number": n,
        "take": form[f"c{n}-take"],
        "needed": form.what.clauses[n - 1]["needed"],
        "fields": [drawn_field(form[f"c{n}-{name}"]) for name in own if f"c{n}-{name}" in form.fields],
    }
