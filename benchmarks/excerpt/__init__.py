"""Footage and clips drawn for the excerpt check, with the truth for every frame; and its bench."""
