"""Learning a model of one's own from labelled articles, and judging it honestly."""
