"""How the words of the house are shown: shape and colour of each state, times, lengths, names."""
