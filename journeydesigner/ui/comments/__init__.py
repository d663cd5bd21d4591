"""Comments: what is said about a map and what stands on it, thread by thread."""
