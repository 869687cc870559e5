"""What may be asked, what was answered, what may be shot: the pure model (standard library and attrs only)."""
