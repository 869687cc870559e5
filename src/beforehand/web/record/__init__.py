"""The record of a scene, as far as one may see."""
