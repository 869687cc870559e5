"""A performer's own boundaries, by the list. The list can do everything; a map of the same comes beside it."""
