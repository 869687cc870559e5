"""The second factor: asked for, added, taken away."""
