"""Writing a candidate: a beat put together from the vocabulary, read back as its sentence before it is kept."""
