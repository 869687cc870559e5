"""A production's row as the notice that the rules speak of (agreement.notice)."""

from __future__ import annotations

from beforehand.agreement.notice import Notice
from beforehand.journal.act import read_instant
from beforehand.store.rows import Row


def read_notice(production: Row) -> Notice:
    """Its ``notice_hours``, and ``notice_before`` where it was changed since the production began."""
    before = production.data.get("notice_before", ())
    return Notice(production.data["notice_hours"], tuple((read_instant(until), h) for until, h in before))
