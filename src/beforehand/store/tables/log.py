"""The journal's own tables: acts as they were recorded, leaves and checkpoints of the log."""

from __future__ import annotations

from django.db import models


class Act(models.Model):
    """One recorded act. ``seq`` is the server's own order and leaves it only sealed."""

    seq = models.BigAutoField(primary_key=True)
    act_id = models.CharField(max_length=36, unique=True)
    production = models.CharField(max_length=36, db_index=True)
    vault = models.CharField(max_length=80)
    sealed = models.BinaryField()
    commitment = models.BinaryField()
    saved_at = models.CharField(max_length=27)

    class Meta:
        db_table = "act"

    def __str__(self) -> str:
        return self.act_id


class Leaf(models.Model):
    """A leaf of the log: two stream tags and a commitment; its index is its place in the tree."""

    index = models.BigIntegerField(primary_key=True)
    batch = models.IntegerField(db_index=True)
    tag_author = models.BinaryField()
    tag_scene = models.BinaryField()
    commitment = models.BinaryField()

    class Meta:
        db_table = "leaf"

    def __str__(self) -> str:
        return f"leaf {self.index}"


class Checkpoint(models.Model):
    """A signed head of the log and the sealed true order of its batch.

    ``through`` is the last act's seq in it; ``frontier`` the edge of the tree, from which it grows on.
    """

    batch = models.IntegerField(primary_key=True)
    size = models.BigIntegerField()
    root = models.BinaryField()
    note = models.TextField()
    order = models.BinaryField()
    frontier = models.BinaryField()
    through = models.BigIntegerField()
    made_at = models.CharField(max_length=27)

    class Meta:
        db_table = "checkpoint"

    def __str__(self) -> str:
        return f"checkpoint {self.batch}"
