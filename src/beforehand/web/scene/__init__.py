"""A scene as the coordinator has it: script, plan, candidates, every answer, and what is missing."""
