"""People and roles, their links and devices."""
