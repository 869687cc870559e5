"""The first page: by roles, a section each."""
