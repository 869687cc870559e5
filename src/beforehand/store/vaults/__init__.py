"""The wrapped keys, in a database and a backup of their own: what one key seals is one vault."""
