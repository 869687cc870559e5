"""Scene numbers as lists write them: ``42``, ``43A, 44``, ``A42``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from beforehand.agreement.refusals import Refusal

SCENE: Final = re.compile(r"[0-9]{1,5}[A-Za-z]{0,3}|[A-Za-z]{1,3}[0-9]{1,5}[A-Za-z]{0,3}")


def scene_numbers(words: str) -> Iterator[str]:
    """Each number in capitals; between them stand commas, semicolons, blanks or "and".

    Raises:
        Refusal: ``scene_number``.
    """
    for number in re.split(r"[,;/&+\s]+", words):
        if number and number != "and":
            if not SCENE.fullmatch(number):
                raise Refusal("scene_number", f"“{number}” is no scene number. Write each, such as 42, 43A.")
            yield number.upper()
