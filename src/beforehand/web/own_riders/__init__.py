"""A performer's own riders of a scene: read, talked over, signed, taken back, struck, shown to a representative."""
