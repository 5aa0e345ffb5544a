"""Heads over named features, and the only place that reads or writes models."""
