"""The kinds of act, by the noun they are about. Importing this package declares them all."""

from beforehand.journal.acts import answers, boundaries, candidates, days, people, plans, riders, sets

__all__ = ["answers", "boundaries", "candidates", "days", "people", "plans", "riders", "sets"]
