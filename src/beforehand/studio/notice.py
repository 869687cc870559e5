"""A production asks for more notice than before, or for less again, as far down as its pack."""

from __future__ import annotations

from datetime import datetime

from beforehand.agreement.refusals import Refusal
from beforehand.journal.acts.people import LowerNotice, RaiseNotice
from beforehand.store.notice_reading import read_notice
from beforehand.studio.desk import Receipt, desk
from beforehand.studio.production import RUNNING, own_notice


def set_notice(production: str, author: str, *, hours: int, at: datetime | None = None) -> Receipt:
    """Change the production's notice before a call. For the coordinator and deputies.

    More counts at once, for riders that were delivered already; less for those delivered from now on.

    Args:
        production, author: where, by whom.
        hours: whole hours, from the pack's up.
        at: server time, now when None.

    Raises:
        Refusal: ``no_such``, ``notice_below_pack``, ``notice_same``.
    """
    with desk(production, at) as table:
        table.require(author, *RUNNING)
        row = table.tables.get("production", production)
        assert row is not None, "somebody runs it"
        now = read_notice(row).hours
        asked = own_notice(row.data["pack"], hours)
        if asked == now:
            raise Refusal("notice_same", f"This production asks for {now} hours of notice already.")
        body = RaiseNotice(asked) if asked > now else LowerNotice(asked)
        return table.record(body, author=author)
