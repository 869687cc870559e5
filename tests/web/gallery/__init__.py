"""Every component in every state, with The Long Tide as sample data; see ``render.py``."""
