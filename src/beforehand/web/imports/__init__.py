"""Cast lists, call sheets, schedules and calendars: read, shown row by row, then taken whole."""
