"""Screenplays: Fountain and its siblings into scenes with their source lines."""
