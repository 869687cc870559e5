"""The closed set of a scene: who is named with a reason, and what was rehearsed."""
