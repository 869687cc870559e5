"""Passkeys: WebAuthn (W3C, Level 2) by python-fido2, on our own accounts and sessions.

A passkey is made so that it can sign somebody in by itself: the device keeps who it is for (a discoverable
credential) and asks its owner for a finger, a face or a code each time (user verification). So it is two factors at
once, and the address that it was made for is part of it: a page elsewhere cannot ask for it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import SplitResult

from django.conf import settings
from django.db import transaction
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from beforehand.agreement.refusals import Refusal
from beforehand.store.access.models import Account, Passkey
from beforehand.studio.entry.factors import added

State = dict[str, str]
REQUIRED = UserVerificationRequirement.REQUIRED


def can_have_passkeys() -> bool:
    """Say whether this server has a name that a passkey can be bound to; a number such as 127.0.0.1 is none."""
    try:
        ipaddress.ip_address(_origin().hostname or "")
    except ValueError:
        return True
    return False


def begin_adding(account: Account, name: str) -> tuple[dict[str, Any], State]:
    """Ask a device to make a passkey.

    Args:
        account: whose.
        name: what the device shows it under.

    Returns:
        The options for ``navigator.credentials.create``, bytes as base64url, and what ``finish_adding`` needs again.
    """
    user = PublicKeyCredentialUserEntity(id=account.key.bytes, name=name, display_name=name)
    options, state = _server().register_begin(
        user,
        [_public(one) for one in Passkey.objects.filter(account=account)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=REQUIRED,
    )
    return dict(options), _plain(state)


def finish_adding(
    account: Account, state: State, response: Mapping[str, Any], label: str, *, at: datetime
) -> None:
    """Keep a passkey that a device made.

    Args:
        account: whose.
        state: of ``begin_adding``.
        response: what the device answered, bytes as base64url.
        label: the device, for its owner.
        at: the server's time.

    Raises:
        Refusal: ``passkey_wrong``, ``passkey_known``.
    """
    try:
        made = _server().register_complete(state, response)
    except (ValueError, KeyError, TypeError) as error:
        raise _wrong() from error
    public = made.credential_data
    assert public is not None, "register_complete checked it"
    with transaction.atomic():
        _, new = Passkey.objects.get_or_create(
            credential=public.credential_id,
            defaults={
                "account": account,
                "public": bytes(public),
                "label": label[:60],
                "uses": made.counter,
                "created_at": at,
            },
        )
        if not new:
            raise Refusal("passkey_known", "This passkey is known here already.")
        added(account, label, at=at)


def begin_using(account: Account | None = None) -> tuple[dict[str, Any], State]:
    """Ask a device for a passkey: one of an account's, or whichever it has for this address.

    Returns:
        The options for ``navigator.credentials.get``, and what ``finish_using`` needs again.
    """
    keys = [_public(one) for one in Passkey.objects.filter(account=account)] if account else None
    options, state = _server().authenticate_begin(keys, user_verification=REQUIRED)
    return dict(options), _plain(state)


def finish_using(state: State, response: Mapping[str, Any], *, at: datetime) -> Account:
    """Check what a device signed.

    Args:
        state: of ``begin_using``.
        response: what the device answered.
        at: the server's time.

    Returns:
        Whose passkey it is.

    Raises:
        Refusal: ``passkey_wrong``: unknown, of another address, not verified, or a copy (its count went back);
            ``account_closed``.
    """
    try:
        told = AuthenticationResponse.from_dict(response)
        known = Passkey.objects.select_related("account").filter(credential=told.raw_id).first()
        _server().authenticate_complete(state, [_public(known)] if known else [], told)
    except (ValueError, KeyError, TypeError) as error:
        raise _wrong() from error
    assert known is not None, "an unknown one is no credential of the server's list"
    if not known.account.is_active:
        raise Refusal("account_closed", "This way in was closed. Ask your coordinator.")
    _count(known, told.response.authenticator_data.counter, at)
    return known.account


def _count(known: Passkey, uses: int, at: datetime) -> None:
    """A count that did not go on means that two devices hold one key (WebAuthn §6.1.1)."""
    if (uses or known.uses) and uses <= known.uses:
        raise _wrong()
    Passkey.objects.filter(pk=known.pk).update(uses=uses, used_at=at)


def _server() -> Fido2Server:
    here = _origin()
    rp = PublicKeyCredentialRpEntity(id=here.hostname or "", name="Beforehand")
    return Fido2Server(rp, verify_origin=lambda origin: origin == f"{here.scheme}://{here.netloc}")


def _origin() -> SplitResult:
    found: SplitResult = settings.ORIGIN
    return found


def _public(known: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(known.public))


def _plain(state: Mapping[str, Any]) -> State:
    return {"challenge": str(state["challenge"]), "user_verification": REQUIRED.value}


def _wrong() -> Refusal:
    return Refusal("passkey_wrong", "That passkey could not be taken. Try again, or use another way.")
