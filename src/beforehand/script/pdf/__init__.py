"""PDF screenplays: where words stand on the page tells what they are."""
