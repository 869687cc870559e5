"""The fields of one TOML table, read strictly: unknown, missing or of another kind is refused by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from beforehand.agreement import reading
from beforehand.studio.folder.refused import refused, told_at

MOST_ENTRIES = 2000
MOST_TEXT = 2000
_NONE = object()


class Fields:
    """One table. ``where`` is said in every refusal: file and place ("people.toml, people 3")."""

    def __init__(
        self,
        data: object,
        where: str,
        known: Collection[str],
        defaults: Mapping[str, Any] | None = None,
    ) -> None:
        if not isinstance(data, dict):
            raise refused("not_a_table", where, "this should be a table of named fields.")
        for key in data:
            if key not in known:
                raise refused("unknown_field", where, f"“{key}” is not a field here{_perhaps(key, known)}.")
        self.where = where
        self._data: dict[str, Any] = {**(defaults or {}), **data}

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def raw(self, key: str, default: object = _NONE) -> Any:
        """The value as TOML has it; without a default it must be there."""
        if key in self._data:
            return self._data[key]
        if default is _NONE:
            raise refused("missing_field", self.where, f"“{key}” is missing.")
        return default

    def text(self, key: str, default: object = _NONE, most: int = 200) -> str:
        """One line of text; "" only where the default is."""
        said = self.raw(key, default)
        with told_at(self.where):
            read = reading.text if default == "" else reading.filled
            return read(said, f"“{key}”", most).strip()

    def word(self, key: str, known: Collection[str], default: object = _NONE) -> str:
        """One of the known words."""
        said = self.raw(key, default)
        if not isinstance(said, str) or said not in known:
            sentence = f"“{key}” says “{said}”, which is none of {', '.join(known)}."
            raise refused("unknown_word", self.where, sentence)
        return said

    def texts(self, key: str, default: object = _NONE, most: int = 240) -> tuple[str, ...]:
        """Several lines of text; one by itself may stand without brackets."""
        said = self.raw(key, default)
        with told_at(self.where):
            several = (said,) if isinstance(said, str) else reading.listed(said, f"“{key}”", MOST_ENTRIES)
            return tuple(reading.filled(one, f"“{key}”", most) for one in several)

    def pairs(self, key: str, default: object = _NONE) -> tuple[tuple[str, str], ...]:
        """A small table from word to text, in the order of the file."""
        said = self.raw(key, default)
        if not isinstance(said, dict):
            raise refused("not_a_table", self.where, f"“{key}” should be a table of names and texts.")
        with told_at(self.where):
            return tuple((name, reading.filled(text, f"“{key}”, {name}", 240)) for name, text in said.items())

    def whole(self, key: str, least: int, most: int, default: object = _NONE) -> int:
        """A whole number from ``least`` to ``most``."""
        said = self.raw(key, default)
        if type(said) is not int or not least <= said <= most:
            raise refused(
                "not_in_range", self.where, f"“{key}” should be a whole number from {least} to {most}."
            )
        return said

    def flag(self, key: str) -> bool:
        """True or false; false when it is not there."""
        said = self.raw(key, False)
        if not isinstance(said, bool):
            raise refused("not_true_or_false", self.where, f"“{key}” should be true or false.")
        return said

    def tables(self, key: str, name: str = "") -> list[tuple[str, Any]]:
        """Each table of a list, with where it stands, by number: "people.toml, people 3"."""
        said = self.raw(key)
        if not isinstance(said, list) or len(said) > MOST_ENTRIES:
            raise refused(
                "not_a_list", self.where, f"“{key}” should be a list of at most {MOST_ENTRIES} tables."
            )
        return [(f"{self.where}, {name or key} {n}", one) for n, one in enumerate(said, 1)]


def _perhaps(key: str, known: Collection[str]) -> str:
    near = get_close_matches(key, list(known), 1)
    return f"; perhaps “{near[0]}” is meant" if near else f"; here are {', '.join(known)}"
