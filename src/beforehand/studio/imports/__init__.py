"""Lists become a record: every row's fate is told first, and all rows are taken or none."""

from beforehand.studio.imports.carrying import carry_out, check_size
from beforehand.studio.imports.fates import Fate, Fates, fates_of

__all__ = ["Fate", "Fates", "carry_out", "check_size", "fates_of"]
