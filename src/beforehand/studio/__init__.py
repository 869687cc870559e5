"""Use cases: one function per act; the only place that writes."""
