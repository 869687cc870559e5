"""A scene as those with power have it: intent, palette, plan, verdict."""
