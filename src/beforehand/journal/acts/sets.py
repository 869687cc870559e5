"""On the day: hold, roster, takes."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("hold", direction="narrows")
class Hold(Body):
    """Stop the set now. No reason is asked for, and who called it is told to nobody with power."""

    hold: str


@act("end_hold", direction="widens")
class EndHold(Body):
    """The coordinator or a deputy ends this one hold."""

    hold: str


@act("put_on_roster", direction="narrows")
class PutOnRoster(Body):
    """A named person on the closed set, with the reason why they are needed."""

    entry: str
    name: str
    role: str
    reason: str
    where: str


@act("take_off_roster", direction="widens")
class TakeOffRoster(Body):
    """A name off the closed set."""

    entry: str


@act("log_take", direction="neutral")
class LogTake(Body):
    """A take: frames are whole numbers at ``rate`` (a fraction such as ``24000/1001``), half-open.

    ``shown`` is the plan on the device when it was logged, ``in_force`` the plan on the server.
    """

    take: str
    slate: str
    number: int
    rate: str
    first_frame: int
    end_frame: int
    shown: str
    in_force: str
