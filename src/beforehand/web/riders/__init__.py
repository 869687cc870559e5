"""Riders of a scene: recorded from what the beats need or from a document signed elsewhere, and delivered."""
