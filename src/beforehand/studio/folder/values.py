"""What a folder holds, as values that mirror its files. People are called by their keys, not by ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import frozen

from beforehand.agreement.actions import Action
from beforehand.agreement.beats import Beat, write_beat
from beforehand.agreement.boundaries import Boundary
from beforehand.agreement.boxes import Box
from beforehand.agreement.names import Name
from beforehand.script.screenplay import Screenplay
from beforehand.studio.folder.casting import cast


@frozen
class Production:
    """``production.toml``: the title, where the clocks are, whose rules count, who runs the record.

    Attributes:
        title: of the production.
        timezone: an IANA name; calls in the folder are local to it.
        pack: key of a pack of rules.
        operator: who runs the server.
        openers: who can open sealed records, in words.
        draft: the script's draft, in words ("Blue, 14 Nov 2026"), or "".
        notice_hours: of its own, where it asks more than its pack; else None.
    """

    title: str
    timezone: str
    pack: str
    operator: str
    openers: str
    draft: str
    notice_hours: int | None = None


@frozen
class Person:
    """One entry of ``people.toml``.

    Attributes:
        key: a short name that the other files use.
        name: in full.
        pronouns: ``she``, ``he`` or ``they``.
        roles: held in the whole production.
        scene_roles: (role, scene number) of roles held in one scene, performing and doubling left out.
        character: whom they play, or "".
    """

    key: str
    name: str
    pronouns: str
    roles: tuple[str, ...]
    scene_roles: tuple[tuple[str, str], ...]
    character: str


@frozen
class ShootingDay:
    """One entry of ``days.toml``; ``call`` is aware, in the production's own zone."""

    key: str
    label: str
    call: datetime
    place: str


@frozen
class Candidate:
    """One beat of ``candidates/NUMBER.toml``: what :func:`beforehand.agreement.beats.write_beat` asks for.

    Attributes:
        key: a short name within its file.
        lines: first and last line in the scene's text, 1-based and closed; (0, 0) for nowhere.
        actions: in order, people by key.
        also: people in it whom no action names.
        dress: (person, what they wear at its start).
        words: the text of a placeholder, else "".
        masking, barriers, closed_set, manner, seconds, repeats, anchors, stop_cue, placeholder, doubles: as
            the beat's.
    """

    key: str
    lines: tuple[int, int]
    actions: tuple[Action, ...]
    also: tuple[str, ...]
    dress: tuple[tuple[str, str], ...]
    masking: str
    barriers: tuple[str, ...]
    closed_set: str
    manner: str
    seconds: int
    repeats: int
    anchors: tuple[str, ...]
    stop_cue: str
    placeholder: bool
    doubles: tuple[tuple[str, str], ...]
    words: str

    def beat(self, ids: Mapping[str, str], names: Mapping[str, Name]) -> Beat:
        """The beat itself: ``ids`` from key to id, ``names`` by id.

        Raises:
            Refusal: as :func:`beforehand.agreement.beats.write_beat`.
        """
        return write_beat(
            [cast(action, ids) for action in self.actions],
            names,
            seconds=self.seconds,
            repeats=self.repeats,
            also=[ids[key] for key in self.also],
            dress={ids[key]: text for key, text in self.dress},
            masking=self.masking,
            barriers=self.barriers,
            closed_set=self.closed_set,
            manner=self.manner,
            anchors=self.anchors,
            stop_cue=self.stop_cue,
            placeholder=self.placeholder,
            doubles={ids[double]: ids[principal] for double, principal in self.doubles},
            words=self.words,
        )


@frozen
class Part:
    """Who performs in a scene, and as whom."""

    person: str
    character: str


@frozen
class Scene:
    """One entry of ``scenes.toml`` with its text, its intent and its candidates.

    Attributes:
        number: as printed.
        title: "Boathouse, night".
        page: as printed, or "".
        day: key of its shooting day, or "".
        performers: in the order of the file.
        doubles: (double, principal); a double performs too, and is not among ``performers``.
        heading: from the script.
        lines: its text line by line, set out as on a page; line 1 is the heading.
        intent: ``intent/NUMBER.txt``, or "".
        candidates: in the order of the file.
    """

    number: str
    title: str
    page: str
    day: str
    performers: tuple[Part, ...]
    doubles: tuple[tuple[str, str], ...]
    heading: str
    lines: tuple[str, ...]
    intent: str
    candidates: tuple[Candidate, ...]

    @property
    def people(self) -> frozenset[str]:
        """Keys of all who perform in it, doubles included."""
        return frozenset(part.person for part in self.performers) | {double for double, _ in self.doubles}


@frozen
class Clause:
    """One clause of a rider: ``permit`` or ``fence``, its box with people by key, the text as it is read."""

    kind: str
    box: Box
    text: str


@frozen
class Rider:
    """One file of ``riders/``.

    Attributes:
        scene: its number.
        person: whose it is.
        number: 1 for the rider, 2 and more for amendments.
        doubling: ``none``, ``within_rider`` or ``by_named_consent``.
        named_doubles: keys.
        document_sha256: of a document signed elsewhere, or "".
        notice_hours: 0 for the production's.
        alteration, present: of :mod:`beforehand.agreement.rider_terms`.
        clauses: in order.
        locales: tags of the languages beside English that it is drawn up in.
        governs: the tag of the one that holds.
    """

    scene: str
    person: str
    number: int
    doubling: str
    named_doubles: tuple[str, ...]
    document_sha256: str
    notice_hours: int
    alteration: str
    present: str
    clauses: tuple[Clause, ...]
    locales: tuple[str, ...] = ()
    governs: str = "en"


@frozen
class Folder:
    """A whole production. ``boundaries`` have people by key, and ids such as ``mara-1``.

    ``drafts`` are the script's own file and the later drafts, oldest first, as they lie there.
    """

    production: Production
    people: tuple[Person, ...]
    days: tuple[ShootingDay, ...]
    scenes: tuple[Scene, ...]
    boundaries: tuple[Boundary, ...]
    riders: tuple[Rider, ...]
    script: Screenplay
    drafts: tuple[bytes, ...]

    @property
    def coordinator(self) -> Person:
        """The first person of the file who is a coordinator; there is always one."""
        return next(person for person in self.people if "coordinator" in person.roles)

    def names(self, ids: Mapping[str, str]) -> dict[str, Name]:
        """How people are called in sentences, by id: the first word of the name, and their pronoun."""
        return names_of(self.people, ids)


def names_of(people: Iterable[Person], ids: Mapping[str, str]) -> dict[str, Name]:
    """As :meth:`Folder.names`."""
    return {ids[p.key]: Name(p.name.split()[0], p.name, p.pronouns) for p in people}
