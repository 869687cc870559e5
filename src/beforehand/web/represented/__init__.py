"""Riders that a performer showed to their representative, and nothing else."""
