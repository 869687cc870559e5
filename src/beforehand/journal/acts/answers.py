"""A performer's answers. No act here has a text field: no reason is asked for (DESIGN rule 5)."""

from __future__ import annotations

from beforehand.journal.act import Body, act


@act("agree", direction="widens", vault="person")
class Agree(Body):
    """Agree to exactly this digest. The envelope's ``seen`` lists the narrowings its page showed."""

    digest: str


@act("talk", direction="narrows", vault="person")
class Talk(Body):
    """A conversation first."""

    digest: str


@act("decline", direction="narrows", vault="person")
class Decline(Body):
    """No."""

    digest: str


@act("withdraw", direction="narrows", vault="person")
class Withdraw(Body):
    """End an agreement. It must be put again before it can be agreed again."""

    digest: str


@act("less_today", direction="narrows", vault="person")
class LessToday(Body):
    """Not this on this shooting day."""

    digest: str
    day: str
