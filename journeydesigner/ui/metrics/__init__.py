"""The metrics panel: what the numbers of a map tell, as charts and tables over it."""
