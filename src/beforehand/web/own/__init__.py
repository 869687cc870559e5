"""A person's own data: what it is, and taking it out."""
