"""Footage: files reduced to fingerprints, and which frames of a clip are which frames of the footage."""
