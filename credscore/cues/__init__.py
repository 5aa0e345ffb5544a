"""Cue families as data, and the engine that finds them."""
