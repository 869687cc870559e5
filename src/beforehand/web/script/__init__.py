"""The script: drafts read, passages in the margin, the breakdown's table, one draft against the one before."""
