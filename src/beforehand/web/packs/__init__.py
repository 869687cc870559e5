"""The unions' rules side by side, each figure with its source."""
