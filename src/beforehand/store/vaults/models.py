"""One row a vault. Destroying its key is what erasure will be; the row stays to say when."""

from __future__ import annotations

from django.db import models


class Vault(models.Model):
    """What one key seals: a person in a production, or a production (DESIGN §8)."""

    id = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=12)
    production = models.CharField(max_length=36)
    owner = models.CharField(max_length=36)
    wrapped_key = models.BinaryField()
    destroyed_at = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.id
