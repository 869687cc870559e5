"""A production of 60 scenes, 40 performers and 12 shooting days, the same for the same seed."""
