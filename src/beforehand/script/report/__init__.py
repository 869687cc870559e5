"""A breakdown told: as data, as a table, as a page to read."""
