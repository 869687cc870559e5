"""Rows on their way through the browser, from the preview to the button: signed, so that nobody else made them.

They are kept nowhere on the server: an import that nobody takes leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

import attrs
from django.core import signing

from beforehand.agreement.refusals import Refusal
from beforehand.sheets.rows import Row
from beforehand.web.acts import LONGEST_TEXT
from beforehand.web.viewer import Viewer

SALT: Final = "beforehand imports"
LASTS: Final = timedelta(hours=2)


def packed(rows: Iterable[Row], viewer: Viewer) -> str:
    """The rows as text for one hidden field of this viewer's.

    Raises:
        Refusal: ``too_many_rows`` when they are too much for one field.
    """
    said = [_bare(row) for row in rows]
    text = signing.dumps([str(viewer.production), str(viewer.person), said], salt=SALT, compress=True)
    if len(text) > LONGEST_TEXT:
        raise Refusal("too_many_rows", "This is more than can be shown at once. Import it in parts.")
    return text


def unpacked(text: str, viewer: Viewer) -> tuple[Row, ...]:
    """The rows again.

    Raises:
        Refusal: ``rows_unknown`` when they are not this viewer's, were changed, or are older than two hours.
    """
    try:
        production, person, said = signing.loads(text, salt=SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise _unknown() from error
    if (production, person) != (str(viewer.production), str(viewer.person)):
        raise _unknown()
    return tuple(Row(**{name: _value(value) for name, value in row.items()}) for row in said)


def _bare(row: Row) -> dict[str, object]:
    """What the row says; what it does not say is left out."""
    return attrs.asdict(row, filter=lambda _, value: value not in ("", (), None, False))


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _unknown() -> Refusal:
    return Refusal("rows_unknown", "These rows were shown too long ago. Choose the file again.")
