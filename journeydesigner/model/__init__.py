"""The records of a journey and the pure rules on them. Knows no document, no file, no pixel."""
