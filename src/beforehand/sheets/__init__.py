"""Lists that a production has already: cast list, call sheet, one-line schedule, calendar, read into rows."""
