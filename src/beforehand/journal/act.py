"""What an act is: one recorded change, of a declared kind, version and direction.

A kind is a frozen attrs class whose fields are plain JSON values. Its envelope, :class:`Saved`, says who,
when and about which scene. Old versions are brought up by upcasters; an unknown kind or version is refused
rather than guessed at, because an act that is misread once is misread for ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, ClassVar, Literal, TypeVar, dataclass_transform

import attrs
from attrs import frozen

from beforehand.agreement.refusals import Refusal

Direction = Literal["narrows", "widens", "neutral"]
VaultKind = Literal["production", "person"]
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")


class Body:
    """What one kind of act says. Subclasses are made by :func:`act`."""

    kind: ClassVar[str]
    version: ClassVar[int]
    direction: ClassVar[Direction]
    vault: ClassVar[VaultKind]

    def owner(self, author: str) -> str:
        """Whose key seals it where its vault is a person's: the author's, unless it was entered for somebody."""
        return author


KINDS: dict[str, type[Body]] = {}
_UPCASTERS: dict[tuple[str, int], Upcaster] = {}

B = TypeVar("B", bound=type[Body])


@dataclass_transform(frozen_default=True)
def act(
    kind: str, *, direction: Direction, vault: VaultKind = "production", version: int = 1
) -> Callable[[B], B]:
    """Declare a kind of act: its name, what it does to what may be shot, whose key seals it."""

    def declare(cls: B) -> B:
        assert kind not in KINDS, f"two kinds of act are called {kind}"
        cls.kind, cls.version, cls.direction, cls.vault = kind, version, direction, vault
        made = frozen(cls)
        KINDS[kind] = made
        return made

    return declare


def upcaster(kind: str, version: int) -> Callable[[Upcaster], Upcaster]:
    """Register how a body of ``kind`` at ``version`` becomes one of ``version + 1``."""

    def register(function: Upcaster) -> Upcaster:
        _UPCASTERS[kind, version] = function
        return function

    return register


@frozen
class Saved:
    """An act with its envelope, as the journal holds it.

    Attributes:
        id: UUIDv4 text, made once by whoever asked (a repeated id is the same act).
        at: server time, aware UTC, whole microseconds.
        author: the person's id; ``terminal`` for what the person at the server's keyboard did.
        production: the production's id.
        scene: the scene's id, or None.
        body: what was done.
        salt: 16 random bytes, lowercase hex; keeps the commitment from being guessed.
        seen: ids of the narrowings that the page of a widening had shown.
    """

    id: str
    at: datetime
    author: str
    production: str
    scene: str | None
    body: Body
    salt: str
    seen: tuple[str, ...] = ()

    @property
    def vault(self) -> tuple[str, str]:
        """Whose key seals it: ``("production", id)`` or ``("person", id)``."""
        kind = type(self.body).vault
        return (kind, self.body.owner(self.author) if kind == "person" else self.production)


def instant(at: datetime) -> str:
    """RFC 3339 in UTC with microseconds and ``Z``: one spelling for one instant."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read_instant(text: str) -> datetime:
    """The aware UTC datetime of :func:`instant`'s text. Raises ValueError."""
    return datetime.fromisoformat(text).astimezone(UTC)


def saved_data(saved: Saved) -> dict[str, Any]:
    """The plain JSON value that is committed to and sealed (keys in no order; canonical JSON sorts them)."""
    return {
        "id": saved.id,
        "at": instant(saved.at),
        "type": type(saved.body).kind,
        "version": type(saved.body).version,
        "author": saved.author,
        "production": saved.production,
        "scene": saved.scene,
        "body": plain(attrs.asdict(saved.body, recurse=False)),  # type: ignore[arg-type]  # every kind is an attrs class
        "salt": saved.salt,
        "seen": list(saved.seen),
    }


def saved_from(data: Mapping[str, Any]) -> Saved:
    """Read :func:`saved_data` back.

    Raises:
        Refusal: ``unknown_act``, ``unknown_version``, ``bad_act`` (a field missing, unknown or mistyped).
    """
    body = body_from(data["type"], data["version"], data["body"])
    return Saved(
        id=data["id"],
        at=read_instant(data["at"]),
        author=data["author"],
        production=data["production"],
        scene=data["scene"],
        body=body,
        salt=data["salt"],
        seen=tuple(data["seen"]),
    )


def body_from(kind: str, version: int, data: Mapping[str, Any]) -> Body:
    """The body of ``kind`` at ``version``, brought up to today's version step by step."""
    cls = KINDS.get(kind)
    if cls is None:
        raise Refusal("unknown_act", f"The record holds an act of a kind this program does not know: {kind}.")
    values = dict(data)
    while version < cls.version:
        step = _UPCASTERS.get((kind, version))
        if step is None:
            break
        values, version = step(values), version + 1
    if version != cls.version:
        sentence = f"The record holds {kind} in version {version}; this program reads {cls.version}."
        raise Refusal("unknown_version", sentence)
    return _strict(cls, values)


def _strict(cls: type[Body], values: Mapping[str, Any]) -> Body:
    fields = {f.name: f for f in attrs.fields(cls)}  # type: ignore[arg-type]  # every kind is an attrs class
    unknown = sorted(set(values) - set(fields))
    missing = sorted(n for n, f in fields.items() if f.default is attrs.NOTHING and n not in values)
    if unknown or missing:
        odd = ", ".join([f"unknown {n}" for n in unknown] + [f"missing {n}" for n in missing])
        raise Refusal("bad_act", f"An act {cls.kind} does not have the fields it should: {odd}.")
    body = cls(**{n: frozen_value(v) for n, v in values.items()})
    for name, f in fields.items():
        _check_type(cls, name, f.type, getattr(body, name))
    return body


_TYPES: dict[str, type | tuple[type, ...]] = {"str": str, "int": int, "bool": bool, "Data": Mapping}


def _check_type(cls: type[Body], name: str, annotation: Any, value: Any) -> None:
    wanted = str(annotation)
    ok = isinstance(value, tuple) if wanted.startswith("tuple") else isinstance(value, _TYPES[wanted])
    if not ok or (wanted == "int" and isinstance(value, bool)):
        raise Refusal("bad_act", f"An act {cls.kind} has something else than {wanted} for {name}.")


Data = Mapping[str, Any]


def frozen_value(value: Any) -> Any:
    """Lists to tuples and dicts to read-only mappings, all the way down, so that an act cannot be changed."""
    if type(value) is str:  # most values are words, and asking what else one is costs more than all the rest
        return value
    if isinstance(value, dict | Mapping):
        return MappingProxyType({k: frozen_value(v) for k, v in value.items()})
    if isinstance(value, list | tuple):
        return tuple([frozen_value(v) for v in value])
    return value


def plain(value: Any) -> Any:
    """The other way: tuples to lists and mappings to dicts, as JSON has them."""
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value


def is_id(text: str) -> bool:
    """Whether ``text`` is a UUID in the one spelling that the record uses."""
    return bool(_UUID.match(text))
