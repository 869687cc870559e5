"""The room of papers: what is printed, and what was filled in on paper and comes back."""
