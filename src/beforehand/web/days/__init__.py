"""Shooting days and calls, and scenes written by hand."""
