"""The journaled tables. All have the columns of :class:`beforehand.store.rows.Row`; text is sealed.

Times are text in one fixed spelling (RFC 3339, UTC, microseconds), so that the same act writes the same bytes
whichever database it is replayed into.
"""

from __future__ import annotations

from django.db import models

ID = 36


class Journaled(models.Model):
    """The columns that all journaled tables have."""

    id = models.CharField(max_length=ID, primary_key=True)
    production = models.CharField(max_length=ID)
    scene = models.CharField(max_length=ID, db_index=True)
    person = models.CharField(max_length=ID, db_index=True)
    parent = models.CharField(max_length=ID, db_index=True)
    number = models.IntegerField()
    word = models.CharField(max_length=32)
    at = models.CharField(max_length=27)
    act = models.CharField(max_length=ID)
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.db_table} {self.pk}"


class Production(Journaled):
    """A production."""

    class Meta:
        db_table = "production"


class Person(Journaled):
    """Somebody who takes part."""

    class Meta:
        db_table = "person"


class Role(Journaled):
    """A role, in the production or narrowed to a scene."""

    class Meta:
        db_table = "role"


class ShootingDay(Journaled):
    """A shooting day; ``at`` is its call."""

    class Meta:
        db_table = "shooting_day"


class Export(Journaled):
    """An export that was handed over."""

    class Meta:
        db_table = "export"


class Scene(Journaled):
    """A scene as its latest draft has it."""

    class Meta:
        db_table = "scene"


class Placement(Journaled):
    """Which day (``parent``) a scene is on."""

    class Meta:
        db_table = "placement"


class Intent(Journaled):
    """What the story needs."""

    class Meta:
        db_table = "intent"


class Request(Journaled):
    """What somebody asks for beside the plan, sealed with their own key."""

    class Meta:
        db_table = "request"


class Candidate(Journaled):
    """A beat put, or to be put, to performers."""

    class Meta:
        db_table = "candidate"


class Offer(Journaled):
    """A candidate (``parent``) put to a person; ``number`` 1 while open."""

    class Meta:
        db_table = "offer"


class OrderOffer(Journaled):
    """An order of beats put to a person."""

    class Meta:
        db_table = "order_offer"


class Answer(Journaled):
    """One answer, sealed with the person's key."""

    class Meta:
        db_table = "answer"


class Boundary(Journaled):
    """One boundary, sealed with the person's key."""

    class Meta:
        db_table = "boundary"


class Gate(Journaled):
    """A gate marked met, sealed with the person's key."""

    class Meta:
        db_table = "gate"


class Palette(Journaled):
    """The palette of a scene."""

    class Meta:
        db_table = "palette"


class Proposal(Journaled):
    """An order asked for by somebody with power."""

    class Meta:
        db_table = "proposal"


class Plan(Journaled):
    """A published plan version."""

    class Meta:
        db_table = "plan"


class PlanBeat(Journaled):
    """A beat of a plan (``parent``), in its place (``number``)."""

    class Meta:
        db_table = "plan_beat"


class Rider(Journaled):
    """A rider or an amendment."""

    class Meta:
        db_table = "rider"


class Clause(Journaled):
    """A clause of a rider (``parent``)."""

    class Meta:
        db_table = "clause"


class RiderText(Journaled):
    """All the words of a rider (``parent``) in one language."""

    class Meta:
        db_table = "rider_text"


class Signature(Journaled):
    """A signature under a rider (``parent``)."""

    class Meta:
        db_table = "signature"


class Granted(Journaled):
    """A performer lets a representative (``parent``) see riders of theirs."""

    class Meta:
        db_table = "granted"


class Hold(Journaled):
    """A hold that stands."""

    class Meta:
        db_table = "hold"


class Rehearsal(Journaled):
    """A rehearsal that was held."""

    class Meta:
        db_table = "rehearsal"


class Roster(Journaled):
    """A name on the closed set."""

    class Meta:
        db_table = "roster"


class Take(Journaled):
    """A take."""

    class Meta:
        db_table = "take"


class Draft(Journaled):
    """A draft of the script; ``number`` counts them."""

    class Meta:
        db_table = "draft"


class DraftScene(Journaled):
    """A scene of a draft (``parent``) without its text; ``number`` is its index, ``scene`` the record's own."""

    class Meta:
        db_table = "draft_scene"


class DraftText(Journaled):
    """The lines of a scene of a draft (``parent``); ``number`` is its index."""

    class Meta:
        db_table = "draft_text"


class DraftPassage(Journaled):
    """A passage in a scene (``number``) of a draft (``parent``)."""

    class Meta:
        db_table = "draft_passage"


class Standing(Journaled):
    """What may be shot, per scene; the open columns are all that a page of many scenes needs."""

    scene_number = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    call = models.CharField(max_length=27)
    day = models.CharField(max_length=80)
    place = models.CharField(max_length=200)
    plan = models.CharField(max_length=ID)
    version = models.IntegerField()
    with_coordinator = models.BooleanField()
    on_hold = models.BooleanField()
    may_from = models.CharField(max_length=27)
    may_until = models.CharField(max_length=27)
    riders_signed = models.BooleanField()

    class Meta:
        db_table = "standing"


JOURNALED: tuple[type[Journaled], ...] = (
    Production,
    Person,
    Role,
    ShootingDay,
    Export,
    Scene,
    Placement,
    Intent,
    Request,
    Candidate,
    Offer,
    OrderOffer,
    Answer,
    Boundary,
    Gate,
    Palette,
    Proposal,
    Plan,
    PlanBeat,
    Rider,
    Clause,
    RiderText,
    Signature,
    Granted,
    Hold,
    Rehearsal,
    Roster,
    Take,
    Draft,
    DraftScene,
    DraftText,
    DraftPassage,
    Standing,
)
"""Every table that replay compares."""
