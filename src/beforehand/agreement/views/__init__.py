"""What each role sees of a scene, as plain values made by pure functions (DESIGN §5)."""
