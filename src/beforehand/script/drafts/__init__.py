"""Two drafts of a script laid side by side: scenes matched, flagged passages followed."""
