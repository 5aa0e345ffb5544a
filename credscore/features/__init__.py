"""Named numbers measured on a reading of an article."""
