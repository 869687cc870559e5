"""What is done every few seconds goes on after whatever could not be done."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError

from beforehand.agreement.refusals import Refusal
from beforehand.cli import seconds


@pytest.mark.parametrize(
    "failure", [DatabaseError("the disk is full"), Refusal("log_broken", "The log is not the one signed.")]
)
def test_a_checkpoint_that_could_not_be_made_is_tried_again(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, tries = threading.Event(), list[int]()

    def once(_now: object) -> None:
        tries.append(len(tries))
        if len(tries) == 3:
            stop.set()
        raise failure

    monkeypatch.setattr(seconds, "EVERY", 0.0)
    monkeypatch.setattr(seconds, "_once", once)
    seconds.keep_up(stop)
    assert tries == [0, 1, 2]
