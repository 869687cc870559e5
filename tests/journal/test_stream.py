"""Stream tags: nothing missing for whoever holds the key, nothing to group for anyone else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beforehand.journal.stream import length, missing, stream_key, tag

MASTER = bytes(range(32))


def test_streams_of_another_kind_id_or_journal_share_no_tag() -> None:
    keys = [
        stream_key(master, kind, id_)
        for master in (MASTER, MASTER[::-1])
        for kind in ("author", "scene", "authors")
        for id_ in ("42", "scene42", "")
    ]
    tags = [tag(key, n) for key in keys for n in range(50)]
    assert len(set(tags)) == len(keys) * 50
    assert {len(each) for each in tags} == {16}


@given(st.integers(0, 40), st.data())
def test_a_left_out_act_is_found_by_its_number(count: int, data: st.DataObject) -> None:
    key = stream_key(MASTER, "author", "Mara Okafor")
    out = data.draw(st.sets(st.integers(0, max(count - 1, 0)))) if count else set()
    tags = {tag(key, n) for n in range(count) if n not in out}
    assert missing(key, count, tags) == sorted(out)
    assert length(key, tags) == min(out, default=count)


def test_a_kind_cannot_run_into_the_id() -> None:
    with pytest.raises(ValueError, match="zero"):
        stream_key(MASTER, "author\0x", "y")


def test_numbers_below_zero_have_no_tag() -> None:
    with pytest.raises(OverflowError):
        tag(MASTER, -1)
