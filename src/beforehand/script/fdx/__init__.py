"""Final Draft's XML: read into a screenplay, and written again with everything that stood in it."""
