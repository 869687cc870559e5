"""Plain-text screenplays: typed columns, or capitals alone, as scripts are found on the web."""
