"""The tables of access. ``studio.entry`` is their only writer."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import UserManager
from django.db import models
from django.utils.crypto import salted_hmac


class Account(AbstractBaseUser):
    """One person's way into one production.

    There is no password and no mail address: people on a set have neither at hand.

    Attributes:
        person: the person of the record whose pages this account opens.
        production: the production they belong to.
        is_active: whether anybody may come in with it.
        generation: raised to end every session of the account at once.
        first_in_at: when somebody came in with it for the first time; None until then.
        second_factor: whether each sign-in is asked for a second factor.
    """

    password = None  # type: ignore[assignment]  # the parent's column, removed as Django documents
    last_login = None  # as above; a Device says when it was last seen

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.UUIDField()
    production = models.UUIDField()
    is_active = models.BooleanField(default=True)
    generation = models.PositiveIntegerField(default=0)
    first_in_at = models.DateTimeField(null=True)
    second_factor = models.BooleanField(default=False)

    objects = UserManager["Account"]()

    USERNAME_FIELD = "key"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [  # noqa: RUF012  Django reads Meta as a namespace, nothing shares the list
            models.UniqueConstraint(fields=["person", "production"], name="one_account_per_person")
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_session_auth_hash(self) -> str:
        """Tie a session to the person and to the account's generation.

        Raising the generation ends the session at its next request; a row turned to another person does too.
        """
        tied = f"{self.pk}:{self.person}:{self.production}:{self.generation}"
        return salted_hmac("beforehand.access.session", tied, algorithm="sha256").hexdigest()


class SignInLink(models.Model):
    """A one-time way in, known here by its digest only: a stolen database lets nobody in."""

    nonce = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="links")
    issued_by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="issued_links")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link {self.pk}"


class Device(models.Model):
    """A browser somebody signed in on. Once revoked it has no session left and is out."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="devices")
    session = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"device {self.pk}"


class Pin(models.Model):
    """The digits asked for again before signing: a phone left on a chair is signed in."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="pin")
    hash = models.CharField(max_length=256)
    failed = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"pin {self.pk}"


class Passkey(models.Model):
    """A public key whose private half a device keeps (WebAuthn, Level 2).

    Attributes:
        credential: the id that the device gave it.
        public: ``AttestedCredentialData`` as bytes, in which the public key lies.
        uses: the device's own count of signatures; 0 where it keeps none.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="passkeys")
    credential = models.BinaryField(max_length=1023, unique=True)
    public = models.BinaryField()
    label = models.CharField(max_length=60)
    uses = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"passkey {self.pk}"


class CodeApp(models.Model):
    """An app that shows six digits (RFC 6238). Its secret is sealed with a key outside the database.

    Attributes:
        last_step: the last half minute whose digits were used; none of it or before works again.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="code_app")
    sealed = models.BinaryField()
    last_step = models.PositiveBigIntegerField(default=0)
    failed = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"code app {self.pk}"


class RecoveryCode(models.Model):
    """A code on paper for whoever lost their second factor; works once, known here by its digest only."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code {self.pk}"


class Note(models.Model):
    """Something that happened to an account's ways in. Its owner reads it for ever; nothing deletes it.

    Attributes:
        word: a key of ``studio.entry.notes.NOTED``.
        label: the browser or the factor it was about, or empty.
        by: who did it, where that was not the owner.
        terminal: it was done at the server's keyboard.
        seal: of this line and the one before it (``studio.entry.note_chain``), 64 hex digits.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="notes")
    at = models.DateTimeField()
    word = models.CharField(max_length=24)
    label = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    terminal = models.BooleanField(default=False)
    seal = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"note {self.pk}"


class Idempotency(models.Model):
    """What was answered to a key: a form sent twice is written once and gets the first answer again."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="answers_given")
    key = models.CharField(max_length=64)
    path = models.TextField()
    status = models.PositiveSmallIntegerField()
    location = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [  # noqa: RUF012  Django reads Meta as a namespace, nothing shares the list
            models.UniqueConstraint(fields=["account", "key"], name="one_answer_per_key")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class FirstToken(models.Model):
    """The token that the terminal prints on an empty data folder; it makes the first coordinator, once."""

    digest = models.BinaryField(max_length=32, unique=True)
    issued_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"first token {self.pk}"


class CallFeed(models.Model):
    """The secret address at which a calendar program reads somebody's calls; ending it deletes the row."""

    nonce = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="call_feed")

    def __str__(self) -> str:
        return f"feed {self.pk}"


class CopyCode(models.Model):
    """A performer's leave to be shown their own boundaries of one production in another; gone once they are done.

    It ties two accounts of one person, so it is kept for a day at most and never noted anywhere else.
    """

    nonce = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="copy_code")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    taken_by = models.OneToOneField(Account, on_delete=models.CASCADE, null=True, related_name="copying_from")

    def __str__(self) -> str:
        return f"copy code {self.pk}"
