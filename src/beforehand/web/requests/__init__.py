"""Requests: somebody asks for what is not in the plan, and the coordinator reads it first, always."""
