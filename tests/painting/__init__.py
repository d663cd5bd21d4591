"""The painter, its fonts and its images."""
