"""The riders of a scene as production has them: all together, once the last performer has signed."""
