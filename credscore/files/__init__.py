"""Tables in files larger than memory: CSV, JSON lines and Parquet, scored part by part.

A reader yields rows, `run` has them scored and written in parts, `parts` keeps the parts so
that a run that was killed can go on, and a writer joins them into the file asked for.
"""
