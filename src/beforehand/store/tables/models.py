"""Where Django looks for models."""

from beforehand.store.tables.log import Act, Checkpoint, Leaf
from beforehand.store.tables.rows import JOURNALED, Journaled

__all__ = ["JOURNALED", "Act", "Checkpoint", "Journaled", "Leaf"]
