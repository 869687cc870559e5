"""Acts as values: read back strictly, brought up from old versions, refused when unknown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.journal import act as acting
from beforehand.journal.act import Saved, body_from, saved_data, saved_from, upcaster
from beforehand.journal.acts.answers import Agree
from beforehand.journal.acts.days import SetDay

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def saved() -> Saved:
    return Saved("a" * 36, AT, "mara", "tide", "42", Agree("00" * 32), "00" * 16, ("n1",))


def refused(kind: str, version: int, data: dict[str, Any]) -> str:
    with pytest.raises(Refusal) as caught:
        body_from(kind, version, data)
    return caught.value.code


def test_an_act_is_read_back_as_it_was_written() -> None:
    assert saved_from(saved_data(saved())) == saved()


@pytest.mark.parametrize(
    ("kind", "version", "data", "code"),
    [
        ("applaud", 1, {}, "unknown_act"),
        ("agree", 2, {"digest": "00"}, "unknown_version"),
        ("agree", 0, {"digest": "00"}, "unknown_version"),
        ("agree", 1, {}, "bad_act"),
        ("agree", 1, {"digest": "00", "why": "tired"}, "bad_act"),
        ("agree", 1, {"digest": 7}, "bad_act"),
    ],
)
def test_what_is_not_known_is_refused_by_name(
    kind: str, version: int, data: dict[str, Any], code: str
) -> None:
    assert refused(kind, version, data) == code


def test_an_old_version_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting, "_UPCASTERS", {})
    monkeypatch.setattr(SetDay, "version", 3)
    upcaster("set_day", 1)(lambda body: {**body, "place": ""})
    upcaster("set_day", 2)(lambda body: {**body, "label": f"Day {body['label']}"})
    old = {"day": "d", "label": "14", "call": "2026-11-26T08:00:00Z"}
    assert body_from("set_day", 1, old) == SetDay("d", "Day 14", "2026-11-26T08:00:00Z", "")


def test_a_body_cannot_be_changed_from_outside() -> None:
    data = {"candidate": "c", "beat": {"people": ["mara"]}, "digest": "d", "first_line": 0, "last_line": 0}
    body: Any = body_from("write_candidate", 1, data)
    with pytest.raises(TypeError):
        body.beat["people"] = ()
