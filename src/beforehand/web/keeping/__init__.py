"""How long the record is kept."""
