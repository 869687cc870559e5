"""One room per page."""
