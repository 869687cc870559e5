"""The notice that a production gives before a call, and what of it a rider was promised when it was delivered.

More notice counts at once, for what was delivered before as well: it only takes away what may be shot. Less counts
for what is delivered from then on; what was delivered keeps the most that it was ever promised.
"""

from __future__ import annotations

from datetime import datetime

from attrs import frozen


@frozen(cache_hash=True)
class Notice:
    """A production's own notice.

    Attributes:
        hours: whole hours before a call, now.
        before: what it was earlier: (until when, hours) in order of time.
    """

    hours: int
    before: tuple[tuple[datetime, int], ...] = ()

    def promised(self, delivered_at: datetime) -> int:
        """The most hours that stood at any time since a rider was delivered.

        A figure that ended at the very instant of the delivery still counts: the order of the two is not known
        here, and more notice does nobody harm.
        """
        return max([self.hours, *(hours for until, hours in self.before if until >= delivered_at)])

    @property
    def since(self) -> datetime | None:
        """Since when it is what it is; None where it was never changed."""
        return self.before[-1][0] if self.before else None
