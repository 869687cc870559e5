"""Drafts of the script: read, marked, laid side by side, taken over into the record's scenes."""
