"""Vault keys in use: unwrapped once per process, never written anywhere unwrapped."""

from __future__ import annotations

import secrets
from functools import lru_cache

from django.conf import settings
from django.db import IntegrityError, transaction

from beforehand.agreement.refusals import Refusal
from beforehand.journal.sealing import unwrap_key, wrap_key
from beforehand.store.databases import VAULTS
from beforehand.store.vaults.models import Vault


def vault_id(kind: str, production: str, owner: str) -> str:
    """The vault's id: ``person:<production>:<person>`` or ``production:<production>``."""
    return f"person:{production}:{owner}" if kind == "person" else f"production:{production}"


@lru_cache(maxsize=4096)
def vault_key(kind: str, production: str, owner: str) -> bytes:
    """The 32-byte key of a vault, made at its first use and kept before anything is sealed with it.

    An act that is rolled back may leave an unused key behind; an act that stays never lacks its key.
    """
    name = vault_id(kind, production, owner)
    return _unwrapped(Vault.objects.filter(id=name).first() or _make(name, kind, production, owner))


@lru_cache(maxsize=4096)
def opening_key(vault: str) -> bytes:
    """The 32-byte key of a vault that something was sealed with. Reading never makes a key.

    Raises:
        Refusal: ``no_vault_key`` when there is no such vault; ``not_unsealed`` when its key does not unwrap.
    """
    found = Vault.objects.filter(id=vault).first()
    if found is None:
        raise Refusal("no_vault_key", "The key of the vault that it was sealed with is not here.")
    return _unwrapped(found)


def _unwrapped(vault: Vault) -> bytes:
    return unwrap_key(settings.FOLDER.key("kek"), bytes(vault.wrapped_key), vault.id)


def _make(name: str, kind: str, production: str, owner: str) -> Vault:
    wrapped = wrap_key(settings.FOLDER.key("kek"), secrets.token_bytes(32), name)
    try:
        with transaction.atomic(using=VAULTS):
            return Vault.objects.create(
                id=name, kind=kind, production=production, owner=owner, wrapped_key=wrapped
            )
    except IntegrityError:  # another process made it first; its key is the one that counts
        return Vault.objects.get(id=name)


def forget_keys() -> None:
    """Drop all unwrapped keys from memory (a test's new database, a destroyed key)."""
    vault_key.cache_clear()
    opening_key.cache_clear()
