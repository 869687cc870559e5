"""Data into PDF by Typst, for people who read on paper; and the seal of a rider's PDF."""
