"""Which passages of a script performers must be asked about, with the lines, who is in them and why."""
