"""The unions' rules as data."""
