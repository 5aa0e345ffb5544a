"""A score for people: text, HTML and plots."""
