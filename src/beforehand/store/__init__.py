"""Django models, apply, queries: where the record rests."""
