"""Acts, sealing, the Merkle log and what proves it."""
