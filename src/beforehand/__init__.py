"""Beforehand: agree it beforehand, shoot what was agreed, be able to show both."""
