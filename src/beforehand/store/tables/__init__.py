"""The journaled tables and the journal itself, in Django's words."""
