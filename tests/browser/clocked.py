"""The application, served with a clock that a test can move on.

The product has no such way: this module stands in the place of ``beforehand.web.asgi`` for a server of tests.
The file named by TIDE_CLOCK holds one number: how many seconds to add to the machine's own time.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from beforehand.studio import clock

LATER: Final = Path(os.environ["TIDE_CLOCK"])


def moved() -> datetime:
    """The machine's time and what the test added to it."""
    return datetime.now(UTC) + timedelta(seconds=float(LATER.read_text()))


clock.now = moved

from beforehand.web.asgi import application  # noqa: E402  its modules take the clock as it is now

__all__ = ["application"]
